namespace SalesWeb.Tests.Pages;

/// <summary>A shop with 120 days of sales, whose bread has a network that forecasts 7 days from 14.</summary>
public sealed class TrainedShop : SalesWebApp
{
    /// <summary>A name as nobody should choose it.</summary>
    public const string Hostile = "<script>alert('1')</script> \"A/B\" & ../🥐";

    public const int Horizon = 7;

    public const int Window = 14;

    public TrainedShop()
    {
        Import(SalesFiles.Daily(120, "Bread", "Cakes", Hostile));
        BreadRun = Train("Bread").RunId;
    }

    /// <summary>The run that trained the bread.</summary>
    public long BreadRun { get; }
}
