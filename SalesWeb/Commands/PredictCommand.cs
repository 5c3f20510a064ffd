using System.CommandLine;
using SalesWeb.Datasets;
using SalesWeb.Series;
using SalesWeb.Settings;
using SalesWeb.Training.Champions;
using SalesWeb.Training.Forecasts;
using Spectre.Console;

namespace SalesWeb.Commands;

/// <summary><c>predict</c>: what comes next, by the champion of a category or by one network from files.</summary>
internal static class PredictCommand
{
    public static Command Create(Verb verb)
    {
        var category = new Option<string?>("--category") { Description = "The category to forecast, by its champion.", HelpName = "C" };
        var dataset = new Option<string?>("--dataset") { Description = "The dataset. Without it, the default dataset.", HelpName = "NAME" };
        var horizon = Whole.Optional(
            "--horizon", "How many periods to forecast, from 1 to the furthest that the model was tested or trained for. Without it, all of them.");
        var part = new Option<string?>("--series-key")
        {
            Description = "An item, a store or an item in a store of the category, by the same model. Without it, the category as a whole.",
            HelpName = "C/ITEM/STORE",
        };
        var series = new Option<string[]>("--series")
        {
            Description = "The values to go on from, the oldest first, instead of the newest data. Of more than the window the last ones count.",
            HelpName = "1,2,…",
            AllowMultipleArgumentsPerToken = true,
        };
        var weights = new Option<string?>("--weights")
        {
            Description = "A network from a safetensors file, with PyTorch's names. It needs --normalization and --series.",
            HelpName = "F.safetensors",
        };
        var normalization = new Option<string?>("--normalization")
        {
            Description = "The scale of that network: a JSON object with its mean and std, in the unit of the sales.",
            HelpName = "F.json",
        };
        var window = Whole.Optional(
            "--window", "Periods that the network of --weights sees, where neither file says. Without it, network.window where network.form is reference, otherwise 14.");
        return verb.Over(
            "predict",
            "Forecasts a category from its newest data, or what follows the values given with --series; "
            + "with --weights by one network from files. Values are in the unit of the sales.",
            [category, dataset, horizon, part, series, weights, normalization, window],
            (parsed, call) =>
            {
                var values = Values(parsed.GetValue(series));
                var (weightsPath, normalizationPath) = (parsed.GetValue(weights), parsed.GetValue(normalization));
                if (weightsPath is not null || normalizationPath is not null)
                    return WithFiles(call, parsed.GetValue(category), weightsPath, normalizationPath, values, parsed.GetValue(window));

                var forecasts = call.Get<CategoryForecasts>();
                var named = parsed.GetValue(category)
                    ?? throw new UserErrorException("Nothing says what to forecast.", "Name a category with --category, or a network with --weights.");
                if (values is not null && parsed.GetValue(part) is not null)
                    throw new UserErrorException("Values given with --series are nobody's but yours.", "Leave out --series-key, or --series.", field: "series");
                var (name, periods) = (parsed.GetValue(dataset), parsed.GetValue(horizon));
                return Answer(call, values is null
                    ? forecasts.Newest(name, named, periods, parsed.GetValue(part), policy: FitPolicy.FitNow(call.Cancellation))
                    : forecasts.OfValues(name, named, values, periods, policy: FitPolicy.FitNow(call.Cancellation)));
            });
    }

    private static IReadOnlyList<double>? Values(string[]? texts) => texts is { Length: > 0 } ? TypedValues.Read(string.Join(' ', texts)) : null;

    private static int WithFiles(
        VerbCall call, string? category, string? weights, string? normalization, IReadOnlyList<double>? values, int? window)
    {
        if (category is not null || weights is null || normalization is null || values is null)
        {
            throw new UserErrorException(
                "A network from files needs --weights, --normalization and --series, and no --category.",
                "Give these three, or --category alone.");
        }

        var predicted = NetworkOnFiles.Load(weights, normalization, window, ReferenceWindow(call.Installation.Settings.Network)).Predict(values);
        return call.Answer(
            predicted.Count == 1 ? new { PredictedSales = predicted[0] } : new { PredictedSales = predicted[0], Forecast = predicted },
            console =>
            {
                foreach (var value in predicted)
                    console.WriteLine(value.ToString());
            });
    }

    private static int ReferenceWindow(NetworkSettings network) =>
        network.Form == NetworkForm.Reference ? network.Window : NetworkSettings.OfReference(network.Horizon).Window;

    private static int Answer(VerbCall call, CategoryForecast forecast)
    {
        var version = call.Get<DatasetStore>().Get(forecast.Dataset);
        var unit = version.Units.Of(version.Measure);
        return call.Answer(
            new
            {
                PredictedSales = forecast.Points[0].Value,
                forecast.Category,
                UniqueId = forecast.UniqueId,
                forecast.Dataset,
                version.Measure,
                Unit = unit,
                version.Currency,
                forecast.Model,
                forecast.RunId,
                DataUntil = forecast.History?.End,
                forecast.Standing?.Windows,
                forecast.Verdict,
                forecast.IsBetterThanNaive,
                forecast.Notes,
                Total = forecast.Total(forecast.Points.Count) is var total ? new { total.Periods, total.Value, Low = total.Interval?.Low, High = total.Interval?.High } : null,
                Forecast = forecast.Points.Select(point => new PointAnswer(point)),
            },
            console =>
            {
                console.Write(Tables.Of(
                    [forecast.Points[0].Date is null ? "step" : "date", "forecast", "80 % from", "to", "95 % from", "to"],
                    forecast.Points.Select(point => new[]
                    {
                        point.Date?.ToString("yyyy-MM-dd") ?? $"{point.Step}", $"{point.Value:N2}", $"{point.Lo80:N2}", $"{point.Hi80:N2}", $"{point.Lo95:N2}", $"{point.Hi95:N2}",
                    }),
                    1, 2, 3, 4, 5));
                var sum = forecast.Total(forecast.Points.Count);
                console.WriteLine($"Expected total: {sum.Value:N2}{(unit is null ? "" : $" {unit}")}{(sum.Interval is var (low, high) ? $" (80 % interval {low:N2} to {high:N2})" : "")}.");
                console.WriteLine($"{forecast.Model}{(forecast.Standing is null ? "" : ", the champion")}. {forecast.Verdict}");
                if (forecast.Standing is { } standing)
                    console.WriteLine($"Its 80 % interval held {standing.Coverage(80):P0} of the values, its 95 % interval {standing.Coverage(95):P0}; data until {standing.DataUntil:yyyy-MM-dd}.");
                foreach (var note in forecast.Notes)
                    console.WriteLine(note);
            });
    }
}
