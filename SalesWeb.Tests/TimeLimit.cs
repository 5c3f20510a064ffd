namespace SalesWeb.Tests;

/// <summary>
/// The time limit of every wait in the tests. A wait ends as soon as its condition holds, so only a failing test reaches the limit;
/// it suits a machine that is very busy.
/// </summary>
public static class TimeLimit
{
    public const int Seconds = 120;

    public static TimeSpan Span => TimeSpan.FromSeconds(Seconds);
}
