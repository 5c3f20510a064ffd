using SalesWeb.Forecasting.Networks;

namespace SalesWeb.Onnx;

/// <summary>
/// Trained networks in ONNX, whichever form they have. Metadata tell all that is needed to use them without SalesWeb; its keys
/// <c>form</c> and <c>format_version</c> say what the others mean.
/// </summary>
public static class CnnLstmOnnx
{
    /// <summary>Of what the metadata mean, raised when their meaning changes. 1 knew the reference form alone and had no <c>form</c>.</summary>
    internal const string MetadataVersion = "2";

    public static OnnxFile Of(INetworkForecaster forecaster) => forecaster switch
    {
        ReferenceForecaster reference => ReferenceFormOnnx.Of(reference),
        CnnLstmForecaster full => FullFormOnnx.Of(full),
        _ => throw new NotSupportedException($"{forecaster.GetType().Name} has no form in ONNX."),
    };
}
