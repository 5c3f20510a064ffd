using System.Collections.Immutable;
using SalesWeb.Forecasting.Intervals;
using SalesWeb.Pages.Overview;
using SalesWeb.Series;
using SalesWeb.Tests.Training.Briefing;
using SalesWeb.Training.Forecasts;

namespace SalesWeb.Tests.Pages.Overview;

public class AheadTests
{
    private static readonly DateOnly Last = new(2024, 6, 30);

    /// <summary>Bread sold 2 a day and is to sell 3, cakes sold 10 and are to sell 8.</summary>
    [Fact]
    public void Categories_are_added_up_and_held_against_what_they_sold_before_and_last_year()
    {
        var ahead = Ahead.Of(Version(days: 400), [Outlook(400, sold: 2, coming: 28, forecast: 3), Outlook(400, sold: 10, coming: 28, forecast: 8)]);

        Assert.Equal([7, 28], ahead.Select(one => one.Periods));
        Assert.Equal((77.0, 84.0, 84.0), (ahead[0].Total, ahead[0].Before, ahead[0].YearBefore));
        Assert.Equal((308.0, 336.0, 336.0), (ahead[1].Total, ahead[1].Before, ahead[1].YearBefore));
        Assert.Equal((Last.AddDays(1), Last.AddDays(28)), (ahead[1].First, ahead[1].Last));
    }

    /// <summary>A category of 100 days sold nothing a year ago, which its shop has a record of.</summary>
    [Fact]
    public void A_young_category_sold_nothing_last_year()
    {
        var ahead = Ahead.Of(Version(days: 400), [Outlook(400, sold: 2, coming: 7, forecast: 3), Outlook(100, sold: 10, coming: 7, forecast: 8)]);

        Assert.Equal(14, Assert.Single(ahead).YearBefore);
    }

    [Theory]
    [InlineData(363, false)]
    [InlineData(364, true)]
    public void Where_the_data_is_younger_than_a_year_no_year_is_made_up(int days, bool isKnown) =>
        Assert.Equal(isKnown, Ahead.Of(Version(days), [Outlook(days, sold: 2, coming: 7, forecast: 3)])[0].YearBefore is not null);

    [Fact]
    public void It_reaches_as_far_as_all_forecasts_do() =>
        Assert.Equal([7, 14], Ahead.Of(Version(days: 400), [Outlook(400, 2, coming: 14, 3), Outlook(400, 2, coming: 28, 3)]).Select(one => one.Periods));

    [Fact]
    public void The_interval_of_the_total_comes_from_past_totals_of_all_categories()
    {
        var totals = new TotalCalibration
        {
            Factor = 1,
            Offset = 0,
            Cutoffs = [.. Enumerable.Range(0, 4).Select(n => Last.AddDays(-7 * n))],
            Errors = [.. new[] { 0.1, -0.2, 0.05, 0.1 }.Select(error => Enumerable.Repeat(error, 7).ToImmutableArray())],
        };
        var measured = Outlook(400, sold: 2, coming: 7, forecast: 3) with { Totals = totals };

        var (low, high) = Ahead.Of(Version(400), [measured, measured])[0].Interval!.Value;
        Assert.Equal((33.6, 50.4), (Math.Round(low, 9), Math.Round(high, 9)));
        Assert.Null(Ahead.Of(Version(400), [measured, measured with { Totals = null }])[0].Interval);
    }

    /// <summary>A file that names months by their last day; June is its last.</summary>
    [Fact]
    public void Months_ahead_are_whole_months()
    {
        var version = Versions.Of(Frequency.Monthly, new DateOnly(2022, 1, 31), Last);

        var ahead = Ahead.Of(version, [Outlook(30, sold: 2, coming: 12, forecast: 3)]);

        Assert.Equal([(1, new DateOnly(2024, 7, 1), new DateOnly(2024, 7, 1)), (3, new DateOnly(2024, 7, 1), new DateOnly(2024, 9, 1))], ahead.Select(one => (one.Periods, one.First, one.Last)));
    }

    [Fact]
    public void Without_a_model_nothing_is_ahead() => Assert.Empty(Ahead.Of(Version(400), []));

    private static SalesWeb.Datasets.DatasetVersion Version(int days) => Versions.Of(Frequency.Daily, Last.AddDays(1 - days), Last);

    /// <summary>Its band reaches from one below the forecast to one above.</summary>
    private static Outlook Outlook(int days, double sold, int coming, double forecast) => SalesWeb.Pages.Overview.Outlook.Of(new CategoryForecast
    {
        Dataset = "shop",
        Category = "Bread",
        Key = new SeriesKey("Bread"),
        Model = "CNNLSTM",
        RunId = 1,
        MaxHorizon = coming,
        History = new SalesSeries("Bread", Frequency.Daily, Last.AddDays(1 - days), [.. Enumerable.Repeat(sold, days)]),
        Points = [.. Enumerable.Range(1, coming).Select(step => new ForecastPoint { Step = step, Value = forecast, Expected = forecast, Lo80 = forecast - 1, Hi80 = forecast + 1 })],
        Metrics = new Dictionary<string, double>(),
        IsBetterThanNaive = true,
        Verdict = "",
    });
}
