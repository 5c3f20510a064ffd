using SalesWeb.Forecasting.Features;
using SalesWeb.Forecasting.Networks;
using SalesWeb.Holidays;
using SalesWeb.Network;
using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Tests.Forecasting.Networks;

public class SeriesFeaturesTests
{
    private static readonly CalendarFeatures Days = CalendarFeatures.Of(Frequency.Daily, HolidayCalendar.For("DE"), [1]);

    [Theory]
    [InlineData(Frequency.Daily, 28, 0)]
    [InlineData(Frequency.Daily, 366, 0)]
    [InlineData(Frequency.Daily, 28, 5)]
    [InlineData(Frequency.Weekly, 60, 0)]
    [InlineData(Frequency.Monthly, 12, 3)]
    public void Nothing_put_in_depends_on_a_sale_at_or_behind_the_origin(Frequency frequency, int horizon, int planned)
    {
        const int Length = 1200;
        var layout = Layout(frequency, horizon) with { Planned = planned };
        for (var origin = 1; origin < Length - horizon; origin += 37)
        {
            var before = Inputs(Of(frequency, Length, _ => false), layout, origin);
            var poisoned = Inputs(Of(frequency, Length, t => t >= origin), layout, origin);

            Assert.Equal(before.Window, poisoned.Window);
            Assert.Equal(before.Future, poisoned.Future);
            Assert.Equal(before.Scale, poisoned.Scale);
        }
    }

    [Fact]
    public void Prices_and_promotions_behind_the_origin_are_seen_as_far_as_they_are_planned()
    {
        const int Origin = 100;
        const int Planned = 2;
        var layout = Layout(Frequency.Daily, horizon: 4) with { Planned = Planned };
        var usual = Inputs(With(price: 2, promoted: 0), layout, Origin).Future;
        var dearer = Inputs(With(price: 4, promoted: 1), layout, Origin).Future;

        for (var step = 0; step < layout.Horizon; step++)
        {
            var isSeen = step < Planned;
            Assert.Equal(isSeen ? Math.Log(2) : 0, dearer[((step + 1) * layout.FutureFeatures) - 2], 1e-6);
            Assert.Equal(isSeen ? 1 : 0, dearer[((step + 1) * layout.FutureFeatures) - 1]);
            Assert.Equal(0, usual[((step + 1) * layout.FutureFeatures) - 2]);
        }

        static LeveledSeries With(double price, double promoted)
        {
            var series = new SalesSeries("a", Frequency.Daily, new DateOnly(2020, 1, 1), [.. Enumerable.Repeat(5.0, 200)]);
            double?[] prices = [.. Enumerable.Range(0, 200).Select(t => t < Origin ? 2 : price)];
            double[] shares = [.. Enumerable.Range(0, 200).Select(t => t < Origin ? 0 : promoted)];
            return new LeveledSeries(new SeriesKey("a"), series, new Covariates(200, 0, prices, shares));
        }
    }

    /// <summary>Sales of 1, 2, 3 … a day: the base of tomorrow is the mean of what lies 7, 14, 21 and 28 days before it.</summary>
    [Fact]
    public void The_base_is_the_mean_of_the_same_weekday_of_the_last_four_weeks()
    {
        var layout = Layout(Frequency.Daily, horizon: 8) with { Transform = SalesTransform.None };
        var series = LeveledSeries.Of(new SalesSeries("a", Frequency.Daily, new DateOnly(2024, 1, 1), [.. Enumerable.Range(1, 60).Select(n => (double)n)]));

        var (_, future, scale) = Inputs(series, layout with { HasPrices = false, HasPromotions = false }, origin: 40);

        // The last four weeks hold 13 … 40, whose mean is the level.
        Assert.Equal(26.5, scale.Level);
        var width = future.Length / 8;
        Assert.Equal((34 + 27 + 20 + 13) / 4.0, future[0] * scale.Level, 1e-4);
        Assert.Equal((40 + 33 + 26 + 19) / 4.0, future[6 * width] * scale.Level, 1e-4);
        Assert.Equal((34 + 27 + 20 + 13) / 4.0, future[7 * width] * scale.Level, 1e-4);
    }

    [Fact]
    public void Where_there_was_no_year_before_nothing_is_said_of_it()
    {
        var layout = Layout(Frequency.Daily, horizon: 28);
        var series = LeveledSeries.Of(new SalesSeries("a", Frequency.Daily, new DateOnly(2024, 1, 1), [.. Enumerable.Repeat(7.0, 400)]));

        foreach (var origin in new[] { 20, 337, 350, 364, 390 })
        {
            var future = Inputs(series, layout, origin).Future;
            for (var step = 0; step < 28; step++)
                Assert.Equal(0, future[(step * layout.FutureFeatures) + 2], 1e-6);
        }
    }

    [Theory]
    [InlineData(1e12, 100)]
    [InlineData(100, 10)]
    public void One_sale_out_of_all_proportion_does_not_make_a_year_of_others_nothing(double largest, double level)
    {
        double[] values = [.. Enumerable.Repeat(10.0, 300)];
        values[150] = largest;
        var series = LeveledSeries.Of(new SalesSeries("a", Frequency.Daily, new DateOnly(2024, 1, 1), [.. values]));

        Assert.Equal(level, Inputs(series, Layout(Frequency.Daily, horizon: 7), origin: 290).Scale.Level, 1e-9);
    }

    [Theory]
    [InlineData(SalesTransform.None)]
    [InlineData(SalesTransform.Log)]
    public void A_scale_takes_back_what_it_did(SalesTransform transform)
    {
        var scale = new WindowScale(12.5, transform);

        foreach (var value in new[] { -40, -1, 0, 0.3, 12.5, 200 })
            Assert.Equal(value, scale.Undo(scale.Apply(value)), 1e-3);
    }

    private static FeatureLayout Layout(Frequency frequency, int horizon) => new()
    {
        Frequency = frequency,
        Window = 28,
        Horizon = horizon,
        Calendar = frequency == Frequency.Daily ? Days.Names : [],
        HasPrices = true,
        HasPromotions = true,
        Transform = SalesTransform.Log,
    };

    private static LeveledSeries Of(Frequency frequency, int length, Func<int, bool> isPoisoned)
    {
        var random = new Random(1);
        double[] values = [.. Enumerable.Range(0, length).Select(t => random.Next(1, 100) * (isPoisoned(t) ? 1e6 : 1))];
        double?[] prices = [.. Enumerable.Range(0, length).Select(t => 2 + ((t % 5) / 5.0))];
        double[] promoted = [.. Enumerable.Range(0, length).Select(t => t % 3 / 2.0)];
        return new LeveledSeries(
            new SeriesKey("a"),
            new SalesSeries("a", frequency, new DateOnly(2000, 1, 1), [.. values]),
            new Covariates(length, 0, prices, promoted));
    }

    private static (float[] Window, float[] Future, WindowScale Scale) Inputs(LeveledSeries series, FeatureLayout layout, int origin)
    {
        var calendar = layout.Frequency == Frequency.Daily ? Days : CalendarFeatures.Of(layout.Frequency, HolidayCalendar.For(""), [], fourierOrder: 0);
        layout = layout with { Calendar = calendar.Names };
        var features = new SeriesFeatures(series, layout, new CalendarTable(calendar, series.Series, layout.Horizon));
        var input = new NetworkInput(
            new Sequence(layout.WindowFeatures, layout.Window, 1), new Sequence(layout.FutureFeatures, layout.Horizon, 1));
        var scale = features.Put(origin, 0, input);
        return (input.Window.Floats.ToArray(), input.Future!.Floats.ToArray(), scale);
    }
}
