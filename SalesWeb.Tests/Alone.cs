namespace SalesWeb.Tests;

/// <summary>The collection of tests that measure the whole process: none of them runs beside another test.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class Alone
{
    public const string Name = "Alone";
}
