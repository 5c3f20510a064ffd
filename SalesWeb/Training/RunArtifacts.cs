using SalesWeb.Forecasting.Networks;
using SalesWeb.Series;
using SalesWeb.Settings;
using SalesWeb.Tracking;

namespace SalesWeb.Training;

/// <summary>What a training leaves behind: everything needed to predict, and what it was judged by.</summary>
public sealed class RunArtifacts(ArtifactStore store, EffectiveSettings settings)
{
    /// <summary>Writes all of them.</summary>
    /// <returns>Their full paths.</returns>
    public IReadOnlyList<string> Write(long runId, string category, INetworkForecaster forecaster, Evaluation evaluation)
    {
        var folder = store.Folder(runId);
        var slug = CategorySlug.Of(category);
        var weights = Path.Combine(folder, $"model_{slug}.safetensors");
        var normalization = Path.Combine(folder, $"normalization_{slug}.json");
        var plot = Path.Combine(folder, $"evaluation_{slug}.svg");
        var table = Path.Combine(folder, $"evaluation_{slug}.csv");
        var config = Path.Combine(folder, "config.yaml");

        var saved = forecaster.Save(weights, normalization);
        File.WriteAllText(plot, EvaluationPlot.Draw(category, evaluation));
        WriteTable(table, evaluation);
        File.WriteAllText(config, settings.ToYaml());
        return [.. saved, plot, table, config];
    }

    /// <summary>Reads back the forecaster of a run.</summary>
    /// <exception cref="UserErrorException">Its files are gone or damaged.</exception>
    public INetworkForecaster Read(long runId, string category)
    {
        var slug = CategorySlug.Of(category);
        var folder = store.Folder(runId);
        try
        {
            return NetworkForecasters.Load(
                Path.Combine(folder, $"model_{slug}.safetensors"), Path.Combine(folder, $"normalization_{slug}.json"));
        }
        catch (UserErrorException e)
        {
            // What is said of them leaves the machine, so without the paths of this machine.
            throw new UserErrorException(
                $"Run {runId} cannot be used any more: {e.Message.Replace(folder + Path.DirectorySeparatorChar, "")}",
                "Train the category again.",
                UserErrorKind.Conflict,
                cause: e);
        }
    }

    private static void WriteTable(string path, Evaluation evaluation)
    {
        using var writer = new StreamWriter(path);
        var table = new CsvTable(writer, "ds", "actual", "predicted", "naive");
        for (var i = 0; i < evaluation.Dates.Count; i++)
            table.Row(evaluation.Dates[i], evaluation.Actual[i], evaluation.Predicted[i], evaluation.Naive[i]);
    }
}
