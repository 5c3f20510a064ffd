using SalesWeb.Forecasting.Combination;
using SalesWeb.Forecasting.Networks;
using SalesWeb.Forecasting.Regression;
using SalesWeb.Forecasting.Smoothing;
using SalesWeb.Forecasting.Trees;
using SalesWeb.Settings;

namespace SalesWeb.Forecasting;

/// <summary>Every model there is, by its name.</summary>
public static class Models
{
    /// <summary>The models that the ensemble is made of.</summary>
    public static IReadOnlyList<string> Members { get; } = ["AutoETS", "HarmonicRegression", "GradientBoostedTrees", "CNNLSTM"];

    public static IReadOnlyDictionary<string, Func<SalesWebSettings, IModel>> ByName { get; } =
        new Dictionary<string, Func<SalesWebSettings, IModel>>(StringComparer.OrdinalIgnoreCase)
        {
            ["SeasonalNaive"] = _ => new SeasonalNaive(),
            ["MovingAverage"] = _ => new MovingAverage(),
            ["WeekdayMonthProfile"] = _ => new WeekdayMonthProfile(),
            ["AutoETS"] = _ => new AutoEts(),
            ["Theta"] = _ => new Theta(),
            ["DynamicTheta"] = _ => new DynamicTheta(),
            ["Croston"] = _ => new Croston(),
            ["CrostonSBA"] = _ => new CrostonSba(),
            ["TSB"] = _ => new Tsb(),
            ["HarmonicRegression"] = settings => new HarmonicRegression(settings.Calendar),
            ["GradientBoostedTrees"] = settings => new GradientBoostedTrees(settings),
            ["CNNLSTM"] = settings => new CnnLstmModel(settings),
            ["CNNLSTM-Reference"] = settings => new ReferenceModel(
                NetworkSettings.OfReference(settings.Network.Horizon), TrainingSettings.OfReference(settings.Training.Seed)),
            [Ensemble.ModelName] = settings => new Ensemble([.. Members.Select(name => ByName![name](settings))]),
        };

    /// <summary>Whether planned prices and promotions change the forecasts of a model; false for a name that is unknown.</summary>
    public static bool UsesPlan(string name, SalesWebSettings settings) => ByName.TryGetValue(name, out var model) && model(settings).UsesPlan;

    /// <summary>The models of these names, in their order; all of them where none is named.</summary>
    /// <exception cref="UserErrorException">A name is unknown, or named twice.</exception>
    public static IReadOnlyList<IModel> Named(IReadOnlyList<string> names, SalesWebSettings settings)
    {
        var known = string.Join(", ", ByName.Keys);
        foreach (var name in names)
        {
            if (name is null || !ByName.ContainsKey(name))
                throw new UserErrorException($"There is no model \"{name}\".", $"Choose from {known}.", UserErrorKind.Unknown, "models");
        }

        if (names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < names.Count)
            throw new UserErrorException("A model is named twice.", $"Name each of {known} at most once.", field: "models");
        return [.. (names.Count > 0 ? names : ByName.Keys).Select(name => ByName[name](settings))];
    }
}
