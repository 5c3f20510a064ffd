using SalesWeb.Forecasting;
using SalesWeb.Forecasting.RollingOrigin;
using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Tests.Forecasting;

/// <summary>What every model keeps to. A new model is tested by being listed in <see cref="Models.ByName"/>.</summary>
public class ModelContractTests
{
    private const int Horizon = 14;

    private static readonly SalesWebSettings Settings = new()
    {
        Network = new NetworkSettings { Window = 21, Horizon = Horizon, Hidden = 8, Channels = 4, Context = 4, HeadHidden = 8 },
        Training = new TrainingSettings { MaxEpochs = 3 },
    };

    private static readonly FitOptions Options = new() { Horizon = Horizon };

    public static TheoryData<string> Names => [.. Models.ByName.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_forecast_has_as_many_periods_as_were_asked_for(string name)
    {
        var forecaster = Model(name).Fit(Sales.Shop(200), Options, TestContext.Current.CancellationToken);

        Assert.Equal(1, forecaster.Forecast(1).Horizon);
        Assert.Equal(Horizon, forecaster.Forecast(Horizon).Horizon);
    }

    /// <summary>A promotion every tenth day adds a half, a price of 2 instead of 1 takes a third away; both are planned otherwise the second time.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Another_plan_changes_the_forecast_of_a_model_if_and_only_if_it_uses_plans(string name)
    {
        const int Days = 220;
        var sales = Sales.Shop(Days);
        var values = sales.Values.Select((value, day) => value * (day % 10 == 3 ? 1.5 : 1) * (day % 40 < 20 ? 1 : 0.67));
        var series = Sales.Daily([.. values]);

        Assert.Equal(Model(name).UsesPlan, !Forecast(isPromoted: false, price: 1).SequenceEqual(Forecast(isPromoted: true, price: 2)));

        IEnumerable<double> Forecast(bool isPromoted, double price)
        {
            var past = Enumerable.Range(0, Days).ToList();
            var covariates = new Covariates(
                Days,
                Horizon,
                [.. past.Select(day => (double?)(day % 40 < 20 ? 1 : 2)), .. Enumerable.Repeat((double?)price, Horizon)],
                [.. past.Select(day => day % 10 == 3 ? 1.0 : 0), .. Enumerable.Repeat(isPromoted ? 1.0 : 0, Horizon)]);
            var history = new LeveledSeries(new SeriesKey(series.Id), series, covariates);
            return Model(name).Fit([history], Options, TestContext.Current.CancellationToken).Single().Get().Forecast(Horizon).Point;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Fitting_twice_gives_the_same_forecast(string name)
    {
        var first = Model(name).Fit(Sales.Shop(200), Options, TestContext.Current.CancellationToken).Forecast(Horizon);
        var second = Model(name).Fit(Sales.Shop(200), Options, TestContext.Current.CancellationToken).Forecast(Horizon);

        Assert.Equal(first.Point, second.Point);
        Assert.Equal(first.Lower(80), second.Lower(80));
        Assert.Equal(first.Upper(80), second.Upper(80));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_backtest_sees_nothing_behind_its_cutoff(string name)
    {
        var honest = Sales.Shop(220);
        var poisoned = Sales.Daily([.. honest.Values.Take(206), .. Enumerable.Repeat(1e9, 14)]);
        var plan = new BacktestPlan { Horizon = 14, Windows = 1, Step = 14, WarmUp = 1 };

        var before = Model(name).Backtest(plan, honest);
        var after = Model(name).Backtest(plan, poisoned);

        Assert.Equal(before.Folds.SelectMany(fold => fold.Forecasts[0]!.Point), after.Folds.SelectMany(fold => fold.Forecasts[0]!.Point));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_negative_where_the_history_is_not(string name)
    {
        var falling = Sales.Daily([.. Enumerable.Range(0, 200).Select(day => Math.Max(0, 100.0 - day))]);

        var forecast = Model(name).Fit(falling, Options, TestContext.Current.CancellationToken).Forecast(Horizon);

        Assert.All(forecast.Point, value => Assert.True(value >= 0));
        Assert.All(forecast.Lower(80), value => Assert.True(value >= 0));
    }

    /// <summary>
    /// A category with returns in one of its items, and random sparse items and stores that sell nothing on Sundays: whatever a model
    /// shares between the series, only those with returns may be forecast below zero.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void No_series_without_returns_is_forecast_below_zero_at_any_level(string name)
    {
        foreach (var seed in Enumerable.Range(1, 5))
        {
            var random = new Random(seed);
            double[] few = Sold(1), some = Sold(8), store = Sold(20);
            double[] returned = [.. Sold(5).Select((value, day) => day % 9 == 4 ? -6.0 : value)];
            double[] category = [.. few.Select((value, day) => value + some[day] + returned[day])];
            (string? Item, string? Store, double[] Values)[] all =
                [(null, null, category), ("few", null, few), ("some", null, some), ("returned", null, returned), (null, "Mill", store), ("few", "Mill", few)];
            var series = all
                .Select(one => LeveledSeries.Of(Sales.Daily(one.Values)) with { Key = new SeriesKey("Bread", one.Item, one.Store) })
                .ToList();

            var fits = Model(name).Fit(series, Options, TestContext.Current.CancellationToken);

            for (var n = 0; n < series.Count; n++)
            {
                if (series[n].Series.HasReturns || fits[n].Forecaster is not { } forecaster)
                    continue;
                var forecast = forecaster.Forecast(Horizon);
                Assert.All(
                    forecast.Point.Concat(forecast.Expected).Concat(forecast.Quantiles.SelectMany(values => values)),
                    value => Assert.True(value >= 0, $"{series[n].Key}: {value}"));
            }

            double[] Sold(int level) => [.. Enumerable.Range(0, 200).Select(day => day % 7 == 6 ? 0 : Math.Round(level * random.NextDouble() * random.NextDouble()))];
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_interval_holds_the_forecast(string name)
    {
        var forecast = Model(name).Fit(Sales.Shop(200), Options, TestContext.Current.CancellationToken).Forecast(Horizon);

        Assert.All(Enumerable.Range(0, Horizon), step => Assert.InRange(forecast.Point[step], forecast.Lower(80)[step], forecast.Upper(80)[step]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Constant_and_all_zero_series_are_forecast(string name)
    {
        foreach (var level in new[] { 0.0, 42.0 })
        {
            var forecast = Model(name).Fit(Sales.Daily([.. Enumerable.Repeat(level, 150)]), Options, TestContext.Current.CancellationToken).Forecast(Horizon);
            Assert.All(forecast.Point, value => Assert.True(double.IsFinite(value)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_series_of_three_days_is_forecast_or_refused_in_words(string name)
    {
        var fit = Record.Exception(() => Model(name).Fit(Sales.Daily([1, 2, 3]), Options, TestContext.Current.CancellationToken).Forecast(3));

        Assert.True(fit is null or UserErrorException, $"{fit}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_forecaster_serves_many_callers(string name)
    {
        var forecaster = Model(name).Fit(Sales.Shop(200), Options, TestContext.Current.CancellationToken);
        var expected = forecaster.Forecast(Horizon).Point;

        Parallel.For(0, 50, _ => Assert.Equal(expected, forecaster.Forecast(Horizon).Point));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Sales_in_thousandths_are_forecast_a_thousand_times_as_high(string name)
    {
        // Networks compute in single precision, and what rounding sends astray three epochs of learning enlarge.
        var share = name.StartsWith("CNNLSTM", StringComparison.Ordinal) ? 1e-3 : 1e-6;
        var small = Fit(name, Sales.Shop(200)).Forecast(Horizon);

        var large = Fit(name, Sales.Daily([.. Sales.Shop(200).Values.Select(value => 1000 * value)])).Forecast(Horizon);

        Assert.All(Enumerable.Range(0, Horizon), step =>
        {
            Assert.Equal(1000 * small.Point[step], large.Point[step], Off(small.Point[step]));
            Assert.Equal(1000 * small.Upper(80)[step], large.Upper(80)[step], Off(small.Upper(80)[step]));
            Assert.Equal(1000 * small.Lower(80)[step], large.Lower(80)[step], Off(small.Lower(80)[step]));
        });

        // Beside what is forecast as nothing, a thousandth of a piece is nothing too.
        double Off(double value) => 1000 * share * Math.Max(1, value);
    }

    public static TheoryData<string, string> NamesAndSeries => new(Models.ByName.Keys.SelectMany(name => Odd.Keys.Select(series => (name, series))));

    [Theory]
    [MemberData(nameof(NamesAndSeries))]
    public void A_series_of_any_kind_is_forecast_in_numbers_or_refused_in_words(string name, string series)
    {
        var fitted = Model(name).Fit([LeveledSeries.Of(Odd[series])], Options, TestContext.Current.CancellationToken).Single();

        Assert.True(fitted.Problem is null == fitted.Forecaster is not null);
        if (fitted.Problem is { } problem)
        {
            Assert.NotEmpty(problem.Remedy);
            return;
        }

        var forecast = fitted.Get().Forecast(Horizon);
        Assert.All(forecast.Point.Concat(forecast.Quantiles.SelectMany(values => values)), value => Assert.True(double.IsFinite(value)));
        if (!Odd[series].HasReturns)
            Assert.All(forecast.Point.Concat(forecast.Quantiles.SelectMany(values => values)), value => Assert.True(value >= 0));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Weeks_and_months_are_forecast(string name)
    {
        foreach (var frequency in new[] { Frequency.Weekly, Frequency.Monthly })
        {
            var season = frequency.Season();
            var history = new SalesSeries("s", frequency, new DateOnly(2014, 1, 1), [.. Enumerable.Range(0, 8 * season).Select(t => 100 + (50.0 * (t % season) / season))]);

            Assert.All(Fit(name, history).Forecast(Horizon).Point, value => Assert.InRange(value, 50, 250));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_fit_that_is_cancelled_ends(string name) =>
        Assert.ThrowsAny<OperationCanceledException>(() => Model(name).Fit([LeveledSeries.Of(Sales.Shop(200))], Options, new CancellationToken(canceled: true)));

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_forecast_is_made_of_adds_up_to_it(string name)
    {
        foreach (var history in new[] { Sales.Shop(200), Odd["falling"] })
        {
            var forecaster = Fit(name, history);
            var (point, parts) = (forecaster.Forecast(Horizon).Point, forecaster.Explain(Horizon).Parts);

            Assert.Distinct(parts.Select(part => part.Part));
            Assert.All(Enumerable.Range(0, Horizon), step =>
                Assert.InRange(parts.Sum(part => part.Values[step]) - point[step], -1e-6 * Math.Max(1, point[step]), 1e-6 * Math.Max(1, point[step])));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Quantiles_are_those_asked_for_and_rise(string name)
    {
        var options = new FitOptions { Horizon = Horizon, Levels = [20, 60, 90, 95] };

        var forecast = Model(name).Fit(Sales.Shop(200), options, TestContext.Current.CancellationToken).Forecast(Horizon);

        Assert.Equal(options.Quantiles, forecast.Levels);
        Assert.Equal(9, forecast.Quantiles.Length);
        Assert.All(Enumerable.Range(1, 8), level => Assert.All(
            Enumerable.Range(0, Horizon), step => Assert.True(forecast.Quantiles[level][step] >= forecast.Quantiles[level - 1][step])));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_series_that_cannot_be_forecast_spoils_no_other(string name)
    {
        var good = Sales.Shop(200);
        var other = new SalesSeries("other", Frequency.Daily, good.Start, Sales.Shop(200, seed: 2).Values);
        var tiny = new SalesSeries("tiny", Frequency.Daily, good.Start, [1, 2]);

        var fitted = Model(name).Fit([LeveledSeries.Of(good), LeveledSeries.Of(tiny), LeveledSeries.Of(other)], Options, TestContext.Current.CancellationToken);

        Assert.Equal(3, fitted.Count);
        Assert.All([fitted[0], fitted[2]], one => Assert.Equal(Horizon, one.Get().Forecast(Horizon).Horizon));
        Assert.True(fitted[1].Problem is null == fitted[1].Forecaster is not null);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_readme_names_it(string name) => Assert.Contains($"`{name}`", File.ReadAllText(Path.Combine(Repository.Root, "README.md")));

    /// <summary>Series as files have them and nobody expects them.</summary>
    private static readonly Dictionary<string, SalesSeries> Odd = new()
    {
        ["zero"] = Sales.Daily(new double[150]),
        ["constant"] = Sales.Daily([.. Enumerable.Repeat(42.0, 150)]),
        ["one day"] = Sales.Daily(5),
        ["two days"] = Sales.Daily(5, 7),
        ["three days"] = Sales.Daily(1, 2, 3),
        ["nine days"] = Sales.Daily(1, 2, 3, 4, 5, 6, 7, 8, 9),
        ["fifteen days"] = Sales.Shop(15),
        ["closed for half a year"] = Sales.Daily([.. Sales.Shop(100).Values, .. new double[180], .. Sales.Shop(60).Values]),
        ["ended a year ago"] = Sales.Daily([.. Sales.Shop(100).Values, .. new double[365]]),
        ["one sale"] = Sales.Daily([.. Enumerable.Range(0, 150).Select(day => day == 70 ? 3.0 : 0)]),
        ["the last day only"] = Sales.Daily([.. new double[149], 3]),
        ["open on one day a week"] = Sales.Daily([.. Enumerable.Range(0, 150).Select(day => day % 7 == 2 ? 30.0 : 0)]),
        ["falling"] = Sales.Daily([.. Enumerable.Range(0, 200).Select(day => Math.Max(0, 100.0 - day))]),
        ["with returns"] = Sales.Daily([.. Enumerable.Range(0, 150).Select(day => (day * 37 % 23) - 8.0)]),
        ["a sale out of all proportion"] = Sales.Daily([.. Sales.Shop(150).Values.Select((value, day) => day == 100 ? 1e9 : value)]),
        ["very small"] = Sales.Daily([.. Sales.Shop(150).Values.Select(value => value * 1e-9)]),
        ["thirty weeks"] = new SalesSeries("s", Frequency.Weekly, new DateOnly(2024, 1, 1), Sales.Shop(30).Values),
        ["ten months"] = new SalesSeries("s", Frequency.Monthly, new DateOnly(2024, 1, 1), Sales.Shop(10).Values),
    };

    private static IForecaster Fit(string name, SalesSeries history) => Model(name).Fit(history, Options, TestContext.Current.CancellationToken);

    private static IModel Model(string name) => Models.ByName[name](Settings);
}
