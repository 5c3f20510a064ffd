using SalesWeb.Datasets;
using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Combination;
using SalesWeb.Forecasting.Networks;
using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Training.Champions;

/// <summary>
/// Makes champions ready to forecast: networks are those that were trained and published, all other models are fitted to the newest data.
/// A member of an ensemble that is missing is left out, the weights of the others are raised to match, and it is said so; where nothing
/// is left, seasonal naive stands in.
/// </summary>
public sealed class ChampionForecasters(SalesStore sales, FittedModels fits, PublishedNetworks networks, SalesWebSettings settings)
{
    /// <param name="champion">The champion of a category.</param>
    /// <param name="version">The newest data.</param>
    /// <param name="key">The category as a whole, or a part of it.</param>
    /// <param name="policy">What to do where one of its models has not been fitted yet.</param>
    /// <exception cref="UserErrorException">The data is of another kind than that of the backtest, there is no such series, or not even seasonal naive can forecast it.</exception>
    internal ChampionForecaster Get(Champion champion, DatasetVersion version, SeriesKey key, FitPolicy policy)
    {
        CheckSameKind(champion, version);
        var past = sales.GetLevel(version, key, settings.Data.MissingPeriods);
        return Assemble(champion, version, past, model => fits.Get(version, model, champion.Standing.Horizon, key, policy));
    }

    /// <summary>The same from a past that the caller gives.</summary>
    internal ChampionForecaster Get(Champion champion, DatasetVersion version, LeveledSeries past, FitPolicy policy)
    {
        CheckSameKind(champion, version);
        return Assemble(champion, version, past, model => fits.Get(version, model, champion.Standing.Horizon, past, policy));
    }

    private ChampionForecaster Assemble(Champion champion, DatasetVersion version, LeveledSeries past, Func<string, Fitted> fit)
    {
        var members = ChampionRegister.MembersOf(champion)
            .Select(one => (Model: one.Key, Weight: one.Value, Fitted: Member(champion, version, past, one.Key, fit)))
            .ToList();
        var able = members.Where(one => one.Fitted.Forecaster is not null).ToList();
        List<string> notes = [.. members.Where(one => one.Fitted.Problem is not null).Select(one => Missing(champion, one.Model, one.Fitted.Problem!))];
        if (able.Any(one => networks.Stands(one.Model)))
            notes.Add("The network was measured as one that learnt from all categories together; the one that answers learnt from this category and its parts.");
        var left = able.Sum(one => one.Weight);
        if (left > 0)
        {
            var forecaster = able is [var only]
                ? only.Fitted.Get()
                : new WeightedForecaster([.. able.Where(one => one.Weight > 0).Select(one => (one.Fitted.Get(), one.Weight / left))], past.Series.HasReturns);
            var usesPlan = able.Any(one => one.Weight > 0 && UsesPlan(champion, version, one.Model));
            return new ChampionForecaster(champion.Model, forecaster, past, champion.Standing, usesPlan, notes);
        }

        notes.Add($"Until then {BacktestQueue.Yardstick} stands in for it.");
        return new ChampionForecaster(BacktestQueue.Yardstick, fit(BacktestQueue.Yardstick).Get(), past, standing: null, usesPlan: false, notes);
    }

    /// <summary>Models that are fitted to the newest data see its plan; a network that was trained without one does not.</summary>
    private bool UsesPlan(Champion champion, DatasetVersion version, string model) => networks.Stands(model)
        ? networks.Find(version, champion.Category)?.Forecaster.PlannedPeriods > 0
        : Models.UsesPlan(model, settings);

    private Fitted Member(Champion champion, DatasetVersion version, LeveledSeries past, string model, Func<string, Fitted> fit)
    {
        try
        {
            return networks.Stands(model) ? Network(champion, version, past) : fit(model);
        }
        catch (UserErrorException problem) when (problem.Kind is not UserErrorKind.NotReady)
        {
            return Fitted.Refused(problem);
        }
    }

    private Fitted Network(Champion champion, DatasetVersion version, LeveledSeries past)
    {
        var horizon = champion.Standing.Horizon;
        var network = networks.Find(version, champion.Category)?.Forecaster ?? throw Unfit("it has not been trained yet", "Train it.");
        if (network.MaxHorizon < horizon)
            throw Unfit($"it forecasts {network.MaxHorizon} {version.Frequency.Noun()}s and not {horizon}", $"Set network.horizon to {horizon} and train again.");
        if (past.Key.Depth > 0 && !network.ForecastsParts)
            throw Unfit("it forecasts the category as a whole and none of its parts", "Set network.form to full and train again.");
        if (past.Series.Length < network.ShortestPast)
            throw Unfit($"it needs {network.ShortestPast} {version.Frequency.Noun()}s of past", "Import more of it.");
        if (!network.Forecast(past, 1).Levels.SequenceEqual(new FitOptions { Horizon = horizon }.Quantiles))
            throw Unfit("it was trained by an older SalesWeb, for other intervals", "Train it again.");
        return Fitted.To(new BoundForecaster(network, past));
    }

    private static UserErrorException Unfit(string why, string remedy) => new(why, remedy, UserErrorKind.Conflict, "category");

    private static string Missing(Champion champion, string model, UserErrorException problem) => champion.Model == model
        ? $"The champion {model} cannot forecast now: {Sentence(problem.Message)} {problem.Remedy}"
        : $"The {champion.Model} goes on without its member {model}: {Sentence(problem.Message)} {problem.Remedy}";

    private static string Sentence(string text) => text.EndsWith('.') ? text : $"{text}.";

    /// <summary>What was found of days of money says nothing about weeks of pieces.</summary>
    private static void CheckSameKind(Champion champion, DatasetVersion version)
    {
        var standing = champion.Standing;
        if (standing.Frequency == version.Frequency && standing.Measure == version.Measure)
            return;

        throw new UserErrorException(
            $"The champion of \"{champion.Category}\" was chosen by {KindOfSales.InWords(standing.Frequency, standing.Measure)}; the dataset now has "
            + $"{KindOfSales.InWords(version.Frequency, version.Measure)}.",
            "Start a new backtest on the page Compare, or with POST /api/backtest.",
            UserErrorKind.Conflict,
            field: "category");
    }
}
