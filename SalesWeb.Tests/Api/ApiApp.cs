using SalesWeb.Training;

namespace SalesWeb.Tests.Api;

/// <summary>One program for the tests of the HTTP interface: two categories, one of them trained.</summary>
public sealed class ApiApp : SalesWebApp
{
    public ApiApp()
    {
        Import(SalesFiles.Daily(200, "Bread", "Cakes & <b>more</b>", "a/b"));
        Trained = Train("Bread");
        Train("a/b");
    }

    public TrainedCategory Trained { get; }
}
