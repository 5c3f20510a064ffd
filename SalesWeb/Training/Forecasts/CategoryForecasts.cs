using SalesWeb.Datasets;
using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Backtesting;
using SalesWeb.Series;
using SalesWeb.Settings;
using SalesWeb.Training.Champions;

namespace SalesWeb.Training.Forecasts;

/// <summary>Forecasts of the champion of a category; of its published network where no champion has been chosen yet.</summary>
public sealed class CategoryForecasts(
    DatasetStore datasets,
    SalesStore sales,
    ChampionRegister champions,
    Leaderboards leaderboards,
    ChampionForecasters forecasters,
    NetworkForecasts networks,
    SalesWebSettings settings)
{
    /// <summary>Of more values than these the newest are taken; no model looks back as far.</summary>
    internal const int MaxValues = 5000;

    private static readonly FitPolicy FitNow = FitPolicy.FitNow(CancellationToken.None);

    /// <summary>The periods right behind the newest data.</summary>
    /// <param name="dataset">Null for the default dataset.</param>
    /// <param name="category">What to forecast.</param>
    /// <param name="horizon">From 1 to the furthest step that the model was tested or trained for (included); null is all of it.</param>
    /// <param name="part">The text of a <see cref="SeriesKey"/> of the category: the whole, or an item, a store or an item in a store; null is the whole.</param>
    /// <param name="policy">What to do where the champion has not been fitted to the data yet; null fits it now.</param>
    /// <exception cref="UserErrorException">Dataset, category or part unknown, no model yet, the horizon out of range, too little data.</exception>
    public CategoryForecast Newest(
        string? dataset, string category, int? horizon, string? part = null, FitPolicy? policy = null) => Behind(datasets.Get(dataset), category, horizon, part, policy);

    /// <summary>The periods right behind the sales of one version, which need not be the newest any more.</summary>
    /// <inheritdoc cref="Newest"/>
    public CategoryForecast Behind(
        DatasetVersion version, string category, int? horizon, string? part = null, FitPolicy? policy = null)
    {
        if (champions.Find(version.Dataset, category) is not { } champion)
        {
            var (answer, isUsed, known) = networks.Newest(version, category, horizon, part);
            return WithPlan(answer, isUsed, known);
        }

        CheckHorizon(champion, horizon);
        var forecaster = forecasters.Get(champion, version, KeyOf(version, category, part), policy ?? FitNow);
        var forecast = ChampionAnswer.Of(champion, forecaster, horizon ?? champion.Standing.Horizon).From(forecaster.Past.Series);
        return WithPlan(forecast, forecaster.UsesPlan, forecaster.Past);
    }

    /// <summary>What the forecast of <see cref="Newest"/> is made of; null where the model cannot tell one part from another.</summary>
    /// <inheritdoc cref="Newest"/>
    public Explanation? Explain(
        string? dataset, string category, int? horizon, string? part = null, FitPolicy? policy = null)
    {
        var version = datasets.Get(dataset);
        if (champions.Find(version.Dataset, category) is not { } champion)
            return null;

        CheckHorizon(champion, horizon);
        var forecaster = forecasters.Get(champion, version, KeyOf(version, category, part), policy ?? FitNow);
        var explanation = forecaster.Explain(horizon ?? champion.Standing.Horizon);
        return explanation.Parts.Any(one => one.Part is not ForecastPart.Rest) ? explanation : null;
    }

    /// <summary>
    /// The periods right behind <paramref name="values"/>, which are in the unit of the category, the oldest first. A published network, which has
    /// learnt already, goes on from few of them; where there is none, the champion is fitted to them.
    /// </summary>
    /// <inheritdoc cref="Newest"/>
    public CategoryForecast OfValues(
        string? dataset, string category, IReadOnlyList<double> values, int? horizon, FitPolicy? policy = null)
    {
        var version = datasets.Get(dataset);
        for (var i = 0; i < values.Count; i++)
        {
            if (!double.IsFinite(values[i]) || Math.Abs(values[i]) > 1e15)
                throw new UserErrorException($"Value {i + 1} of the series is {values[i]}, which is no amount that can be sold.", "Give numbers between -1e15 and 1e15.", field: "series");
        }

        if (networks.Has(version, category) || champions.Find(version.Dataset, category) is not { } champion)
            return networks.OfValues(version, category, values, Past, horizon);
        if (values.Count == 0)
            throw new UserErrorException("1 value is needed at least, 0 were given.", "Give the newest values, the oldest of them first.", field: "series");
        CheckHorizon(champion, horizon);
        var forecaster = forecasters.Get(champion, version, Past(), policy ?? FitNow);
        return ChampionAnswer.Of(champion, forecaster, horizon ?? champion.Standing.Horizon);

        // They are taken for the newest, so that the model knows which days it forecasts.
        LeveledSeries Past()
        {
            var newest = values.TakeLast(MaxValues).ToList();
            var start = version.Frequency.Add(version.LastDate, 1 - newest.Count);
            var past = LeveledSeries.Of(new SalesSeries(category, version.Frequency, start, [.. newest]));
            return past with { Key = new SeriesKey(category) };
        }
    }

    /// <summary>The furthest step that can be asked for.</summary>
    /// <inheritdoc cref="Newest"/>
    public int MaxHorizon(string? dataset, string category)
    {
        var version = datasets.Get(dataset);
        return champions.Find(version.Dataset, category)?.Standing.Horizon ?? networks.MaxHorizon(version, category);
    }

    /// <summary>The parts of a category that can be forecast, the whole first; the whole alone where there is no model or it knows no parts.</summary>
    /// <exception cref="UserErrorException">Dataset or category unknown.</exception>
    public IReadOnlyList<SeriesKey> Parts(string? dataset, string category)
    {
        var version = datasets.Get(dataset);
        return champions.Find(version.Dataset, category) is not null || networks.ForecastsParts(version, category)
            ? sales.Keys(version, category)
            : [new SeriesKey(category)];
    }

    /// <summary>States a plan that the model does not use, with the best model that does.</summary>
    private CategoryForecast WithPlan(CategoryForecast forecast, bool usesPlan, LeveledSeries past)
    {
        if (usesPlan || PlannedAhead.Of(past, forecast.Points.Count) is not { } plan)
            return forecast;

        var better = BestWithPlan(forecast.Dataset, forecast.Category);
        var verb = plan is { Promotions: 1, PriceChanges: 0 } or { Promotions: 0, PriceChanges: 1 } ? "it" : "them";
        var sentence = $"{plan.InWords(past.Series.Frequency)}; the model {forecast.Model} does not use {verb}.";
        if (better is not null)
            sentence += $" {better.Model} does, with an error (WAPE) of {better.Wape:P1} in the newest backtest.";
        return forecast with
        {
            UnusedPlan = new UnusedPlan(plan, sentence, better?.Model),
            Notes = [sentence, .. forecast.Notes],
        };
    }

    private Score? BestWithPlan(string dataset, string category)
    {
        try
        {
            return leaderboards.Find(dataset)?.Report.Find(category)?.Leaderboard
                .Where(score => double.IsFinite(score.Wape) && Models.UsesPlan(score.Model, settings))
                .MinBy(score => score.Wape);
        }
        catch (UserErrorException)
        {
            // The file of the backtest cannot be read any more, which the page Compare says; the forecast does not depend on it.
            return null;
        }
    }

    private SeriesKey KeyOf(DatasetVersion version, string category, string? part)
    {
        var whole = new SeriesKey(category);
        return part is null || part == whole.ToString() ? whole : sales.GetKey(version, category, part);
    }

    private static void CheckHorizon(Champion champion, int? horizon)
    {
        var most = champion.Standing.Horizon;
        if (horizon is { } asked && (asked < 1 || asked > most))
        {
            throw new UserErrorException(
                $"The horizon is {asked}; it must be from 1 to {most}, which the champion was tested for.",
                "Choose a horizon in this range, or start a backtest with a longer one.",
                field: "horizon");
        }
    }
}
