using System.Collections.Concurrent;
using SalesWeb.Datasets;
using SalesWeb.Settings;
using SalesWeb.Tracking;

namespace SalesWeb.Training;

/// <summary>The networks that were trained and published. Each is read once and then answers from memory, for any number of callers.</summary>
public sealed class PublishedNetworks(ModelStore models, RunQuery runs, RunArtifacts artifacts, SalesWebSettings settings)
{
    // One network for each category of each dataset: that of a newer run takes the place of the older one.
    private readonly ConcurrentDictionary<(string Dataset, string Category), PublishedNetwork> _read = [];

    /// <summary>Whether the network that a training publishes is what is compared under this name: there are two forms, and one of them is trained.</summary>
    public bool Stands(string model) => model == (settings.Network.Form == NetworkForm.Full ? "CNNLSTM" : "CNNLSTM-Reference");

    /// <summary>Whether a category has a network, be it of use or not.</summary>
    public bool Has(DatasetVersion version, string category) => models.Find(version.Dataset, category) is not null;

    /// <summary>The network of a category; null where there is none.</summary>
    /// <exception cref="UserErrorException">It learnt from another kind of data, or its files are gone or damaged.</exception>
    public PublishedNetwork? Find(DatasetVersion version, string category)
    {
        if (models.Find(version.Dataset, category) is not { } model)
            return null;

        var network = _read.AddOrUpdate(
            (version.Dataset, category),
            _ => Read(model),
            (_, known) => known.RunId == model.RunId ? known : Read(model));
        CheckSameKind(network, version);
        return network;
    }

    private PublishedNetwork Read(PublishedModel model)
    {
        var learntFrom = runs.Params(model.RunId);
        return new PublishedNetwork(
            model.RunId,
            model.Category,
            artifacts.Read(model.RunId, model.Category),
            runs.Metrics(model.RunId),
            RunParams.FrequencyOf(learntFrom),
            RunParams.MeasureOf(learntFrom));
    }

    /// <summary>A network that learnt from days of money says nothing about weeks of pieces.</summary>
    private static void CheckSameKind(PublishedNetwork network, DatasetVersion version)
    {
        if (network.Frequency == version.Frequency && network.Measure == version.Measure)
            return;

        throw new UserErrorException(
            $"The model for \"{network.Category}\" learnt from {KindOfSales.InWords(network.Frequency, network.Measure)}; the dataset now has "
            + $"{KindOfSales.InWords(version.Frequency, version.Measure)}.",
            "Train it again.",
            UserErrorKind.Conflict,
            field: "category");
    }
}
