using System.Text.Encodings.Web;
using System.Text.Json;
using SalesWeb.Forecasting.Networks;
using SalesWeb.Settings;

namespace SalesWeb.Onnx;

/// <summary>
/// The full form in ONNX: all networks of a forecaster in one graph, and the mean of what they say.
/// <code>
///   x       N × W × F     the past, the oldest period first      FeatureLayout.WindowNames
///   future  N × P × G     what is known of the periods ahead     FeatureLayout.FutureNames
///   y       N × P × Q     quantiles, rising
/// </code>
/// Sales on both sides are in the terms of the window's <see cref="WindowScale"/>. The file says which features there are, in which order,
/// and how to scale. Lists in its metadata are JSON. The tensors of the second of several networks are named <c>network2.conv1.weight</c>.
/// </summary>
internal static class FullFormOnnx
{
    private const string Unit = "sales in terms of the window's level, as scaling in the metadata has it";

    /// <summary>Names such as "Été" as they are, and not as escapes: nothing here is part of a page.</summary>
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static OnnxFile Of(CnnLstmForecaster forecaster)
    {
        var (networks, normalization) = (forecaster.Networks, forecaster.Normalization);
        var features = normalization.Features;
        var graph = new GraphBuilder("cnn_lstm");
        var x = graph.Input(new GraphPort(
            "x",
            $"The past, the oldest period first; its features are window_features in the metadata. Unit of sales: {Unit}.",
            [GraphSize.Batch, features.Window, features.WindowFeatures]));
        var future = graph.Input(new GraphPort(
            "future",
            $"What is known of each period ahead, the next one first; its features are future_features in the metadata. Unit of sales: {Unit}.",
            [GraphSize.Batch, features.Horizon, features.FutureFeatures]));
        GraphValue[] members = [.. networks.Select((network, n) => graph.Add(network, x, future, networks.Count > 1 ? $"network{n + 1}." : ""))];
        graph.Output(
            new GraphPort(
                "y",
                $"Quantiles of each period ahead, rising, at the levels in the metadata. Unit: {Unit}.",
                [GraphSize.Batch, features.Horizon, normalization.Levels.Count]),
            members.Length > 1 ? graph.Mean(members) : members[0]);
        return OnnxFile.Of(graph, Describe(normalization), Metadata(normalization));
    }

    private static string Describe(FullNormalization normalization) =>
        $"Sales forecast{(normalization.Category is { } category ? $" for {category} and its parts" : "")}: "
        + $"quantiles of the next {normalization.Features.Horizon} periods. {Scaling(normalization.Features)}.";

    private static Dictionary<string, string> Metadata(FullNormalization normalization)
    {
        var features = normalization.Features;
        var metadata = new Dictionary<string, string>
        {
            ["form"] = FullNormalization.FormName,
            ["format_version"] = CnnLstmOnnx.MetadataVersion,
            ["window"] = $"{features.Window}",
            ["horizon"] = $"{features.Horizon}",
            ["levels"] = Json(normalization.Levels),
            ["window_features"] = Json(features.WindowNames),
            ["future_features"] = Json(features.FutureNames),
            ["transform"] = features.Transform.ToString().ToLowerInvariant(),
            ["scaling"] = Scaling(features),
            ["frequency"] = features.Frequency.ToString().ToLowerInvariant(),
            ["country"] = normalization.Country,
            ["own_days"] = Json(normalization.OwnDays),
            ["pay_days"] = Json(normalization.PayDays),
            ["may_be_negative"] = normalization.MayBeNegative ? "true" : "false",
        };
        if (normalization.Category is { } category)
            metadata["category"] = category;
        return metadata;
    }

    /// <summary>What <see cref="WindowScale"/> and the level that <see cref="SeriesFeatures"/> finds for it do, in words and formulas.</summary>
    private static string Scaling(FeatureLayout features)
    {
        var level = $"level = the larger of the mean |sales| of the last {4 * features.Cycle} periods before the forecast "
            + $"and 0.1 * the mean |sales| of the last {features.Year}, as far as there are such, the latter at most 10 times the former unless that is 0; 1 if both are 0";
        return features.Transform == SalesTransform.Log
            ? $"{level}; z = sign(sales) * ln(1 + |sales| / level), limited to -20 ... 20; sales = sign(y) * level * (exp(|y|) - 1)"
            : $"{level}; z = sales / level, limited to -20 ... 20; sales = level * y";
    }

    private static string Json<T>(IReadOnlyList<T> list) => JsonSerializer.Serialize(list, Format);
}
