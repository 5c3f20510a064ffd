using SalesWeb.Forecasting.Networks;
using SalesWeb.Network;

namespace SalesWeb.Commands;

/// <summary>A network that lies in two files, perhaps written by another program, with nothing known of its data.</summary>
internal sealed class NetworkOnFiles(CnnLstm network, Normalization normalization)
{
    private const string WindowKey = "window";

    /// <param name="weights">A safetensors file.</param>
    /// <param name="normalization">A JSON file with a mean and a std.</param>
    /// <param name="asked">The window that the caller names, in periods; null where none.</param>
    /// <param name="otherwise">The window where neither the caller nor the files say one.</param>
    /// <exception cref="UserErrorException">A file is absent or damaged, they do not go together, or the network reads more than one value in each period.</exception>
    public static NetworkOnFiles Load(string weights, string normalization, int? asked, int otherwise)
    {
        if (FullNormalization.IsIn(normalization))
            throw OfFullForm(weights);
        var scale = Normalization.Load(normalization);
        var window = asked ?? scale.Window ?? (Safetensors.Read(weights).Metadata.ContainsKey(WindowKey) ? null : otherwise);
        var network = CnnLstm.Load(weights, window);
        if (network.Shape.Head is not null)
            throw OfFullForm(weights);
        return network.Shape.Features == 1
            ? new NetworkOnFiles(network, scale)
            : throw new UserErrorException(
                $"The network in {weights} reads {network.Shape.Features} values in each period; --series gives it one.",
                "Use a network that reads one value in each period.");
    }

    private static UserErrorException OfFullForm(string weights) => new(
        $"The network in {weights} is of the full form: beside the values it reads the calendar, the year before, and prices and promotions where there are any.",
        "Use \"SalesWeb predict --category C\", which knows all of these.");

    /// <summary>What follows the values, in their unit: <c>mean + std · output</c>, a value for each output of the network.</summary>
    /// <exception cref="UserErrorException">There are fewer values than the network sees.</exception>
    public IReadOnlyList<double> Predict(IReadOnlyList<double> values)
    {
        var needed = network.Shape.Window;
        return values.Count >= needed
            ? ReferenceForecaster.Point(network, normalization.Scale, [.. values])
            : throw new UserErrorException(
                $"The network needs {needed} values, and --series has {values.Count}.",
                "Give the newest values, the oldest of them first.",
                field: "series");
    }
}
