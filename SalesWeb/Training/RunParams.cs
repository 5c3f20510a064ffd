using SalesWeb.Datasets;
using SalesWeb.Series;
using SalesWeb.Settings;
using SalesWeb.Tracking;

namespace SalesWeb.Training;

/// <summary>What a run notes of its settings and of the data it learnt from, and must find again when it is asked.</summary>
public static class RunParams
{
    private const string Frequency = "frequency";
    private const string Measure = "measure";
    private const string Form = "form";

    /// <summary>How far apart the values were that a run learnt from.</summary>
    public static Frequency FrequencyOf(IReadOnlyDictionary<string, string> runParams) => Enum.Parse<Frequency>(runParams[Frequency]);

    /// <summary>What was counted in them.</summary>
    public static Measure MeasureOf(IReadOnlyDictionary<string, string> runParams) => Enum.Parse<Measure>(runParams[Measure]);

    /// <summary>The form of the network; the reference form in a run from before there were two.</summary>
    public static NetworkForm FormOf(IReadOnlyDictionary<string, string> runParams) =>
        runParams.TryGetValue(Form, out var form) && Enum.TryParse<NetworkForm>(form, ignoreCase: true, out var parsed) ? parsed : NetworkForm.Reference;

    /// <summary>At how many cut-offs a backtest scored; null for a run that is none.</summary>
    public static int? WindowsOf(Run run, IReadOnlyDictionary<string, string> runParams) =>
        run.Model == Champions.DatasetBacktest.RunModel ? int.Parse(runParams["windows"]) : null;

    /// <summary>All that the end of a training depends on, apart from the sales: of the form that is trained, and nothing of the other.</summary>
    internal static Dictionary<string, string> Of(SalesWebSettings settings, DatasetVersion version, MissingRule missing)
    {
        var (network, training) = (settings.Network, settings.Training);
        var all = new Dictionary<string, string>
        {
            [Form] = Word(network.Form),
            ["window"] = $"{network.Window}",
            ["horizon"] = $"{network.Horizon}",
            ["channels"] = $"{network.Channels}",
            ["kernel"] = $"{network.Kernel}",
            ["hidden"] = $"{network.Hidden}",
            ["learning_rate"] = $"{training.LearningRate}",
            ["schedule"] = Word(training.Schedule),
            ["weight_decay"] = $"{training.WeightDecay}",
            ["clip_norm"] = $"{training.ClipNorm}",
            ["batch_size"] = $"{training.BatchSize}",
            ["max_epochs"] = $"{training.MaxEpochs}",
            ["patience_epochs"] = $"{training.PatienceEpochs}",
            ["validation_share"] = $"{training.ValidationShare}",
            ["examples_per_epoch"] = $"{training.ExamplesPerEpoch}",
            ["seed"] = $"{training.Seed}",
            [Frequency] = version.Frequency.ToString(),
            [Measure] = version.Measure.ToString(),
            ["missing_periods"] = Word(missing),
        };
        foreach (var (key, value) in network.Form == NetworkForm.Full ? OfFull(settings) : [])
            all[key] = value;
        return all;
    }

    private static Dictionary<string, string> OfFull(SalesWebSettings settings)
    {
        var (network, training, calendar) = (settings.Network, settings.Training, settings.Calendar);
        return new Dictionary<string, string>
        {
            ["convolutions"] = $"{network.Convolutions}",
            ["lstm_layers"] = $"{network.LstmLayers}",
            ["context"] = $"{network.Context}",
            ["head_hidden"] = $"{network.HeadHidden}",
            ["dropout"] = $"{network.Dropout}",
            ["layer_norm"] = Word(network.LayerNorm),
            ["transform"] = Word(network.Transform),
            ["seeds"] = $"{training.Seeds}",
            ["refit"] = Word(training.Refit),
            ["most_series"] = $"{training.MostSeries}",
            ["country"] = calendar.Country,
            ["holidays"] = string.Join(", ", calendar.Holidays.Select(day => day.ToString())),
            ["pay_days"] = string.Join(", ", calendar.PayDays),
        };
    }

    /// <summary>As it is written in config.yaml.</summary>
    private static string Word<T>(T value)
        where T : struct => $"{value}".ToLowerInvariant();
}
