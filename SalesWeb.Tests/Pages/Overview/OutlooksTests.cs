using SalesWeb.Datasets;
using SalesWeb.Datasets.Versions;
using SalesWeb.Pages.Overview;

namespace SalesWeb.Tests.Pages.Overview;

/// <summary>The shop of 120 days that trained on its bread.</summary>
public sealed class OutlooksTests : IDisposable
{
    private readonly TrainedShop _shop = new();

    private Outlooks Outlooks => _shop.Services.GetRequiredService<Outlooks>();

    private DatasetStore Datasets => _shop.Services.GetRequiredService<DatasetStore>();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public void What_is_kept_for_a_version_was_forecast_from_it_and_not_from_a_newer_one()
    {
        var older = Datasets.Get(null);
        _shop.Import(SalesFiles.Daily(130, "Bread", "Cakes"));
        var newer = Datasets.Get(null);

        Assert.Equal(older.LastDate, Outlooks.Of(older).Outlooks.Single().Past[^1].Date);
        Assert.Equal(newer.LastDate, Outlooks.Of(newer).Outlooks.Single().Past[^1].Date);
    }

    [Fact]
    public void Each_is_computed_once_and_counted_among_the_answers_that_are_kept()
    {
        var version = Datasets.Get(null);
        Assert.False(Outlooks.Knows(version));

        Outlooks.Of(version);
        Outlooks.Of(version);

        Assert.True(Outlooks.Knows(version));
        var state = Assert.Single(_shop.Services.GetRequiredService<VersionCache>().States(), state => state.Name == "outlooks");
        Assert.Equal((1, 1), (state.Misses, state.Hits));
    }
}
