using SalesWeb.Network;
using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Forecasting.Networks;

/// <summary>Trains a network in the form that the settings ask for.</summary>
public static class NetworkFit
{
    /// <summary>How much history the network of these settings needs, with what a forecast and a comparison need.</summary>
    public static MinimumHistory MinimumHistory(SalesWebSettings settings, Frequency frequency)
    {
        var (network, share) = (settings.Network, settings.Training.ValidationShare);
        return new MinimumHistory(frequency, network.Form == NetworkForm.Full
            ? FullSplit.Needed(frequency, network.Horizon, share)
            : TrainingSplit.Needed(new ExampleWindows(network.Window, network.Horizon), share));
    }

    /// <param name="settings">Form, shape, and how it learns.</param>
    /// <param name="series">The whole first; the reference form learns from that alone.</param>
    /// <param name="listener">Told of every training and every epoch.</param>
    /// <param name="checkpoint">Where training leaves what it needs to go on; null where it cannot be gone on with.</param>
    /// <param name="cancellation">Looked at before every batch.</param>
    /// <exception cref="UserErrorException">The series is too short; the message says how much it needs.</exception>
    public static FittedNetwork Run(
        SalesWebSettings settings,
        IReadOnlyList<LeveledSeries> series,
        FitListener listener,
        Checkpoint? checkpoint,
        CancellationToken cancellation)
    {
        var options = new FitOptions { Horizon = settings.Network.Horizon };
        return settings.Network.Form == NetworkForm.Full
            ? new CnnLstmModel(settings, listener, checkpoint).Fit(series, options, cancellation)
            : new ReferenceModel(settings.Network, settings.Training, listener, checkpoint).Fit(series[0].Series, options, cancellation);
    }
}
