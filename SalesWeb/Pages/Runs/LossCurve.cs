using SalesWeb.Settings;
using SalesWeb.Tracking;
using SalesWeb.Web;

namespace SalesWeb.Pages.Runs;

/// <summary>How the loss of a run fell, epoch by epoch; of several networks that of the first one that was judged.</summary>
public sealed record LossCurve
{
    /// <summary>Longer curves are thinned for the screen; their file has every epoch.</summary>
    public const int MostPoints = 200;

    public required long RunId { get; init; }

    /// <summary>The form of its network, which decides what the loss is.</summary>
    public NetworkForm Form { get; init; } = NetworkForm.Reference;

    /// <summary>What the loss is, and in which terms.</summary>
    public string Terms => Form == NetworkForm.Full ? "a pinball loss in the terms of each window's scale" : "in squared standard deviations";

    /// <summary>Every epoch measured so far, in order.</summary>
    public required IReadOnlyList<LossPoint> Points { get; init; }

    public LossPoint? Last => Points.Count > 0 ? Points[^1] : null;

    /// <summary>The epoch with the lowest validation loss, whose weights are kept.</summary>
    public LossPoint? Best => Points.Where(point => point.Validation is not null).MinBy(point => point.Validation);

    /// <summary>At most about <see cref="MostPoints"/> of the points, evenly spaced, the best and the last among them.</summary>
    public IEnumerable<LossPoint> Shown
    {
        get
        {
            var step = ((Points.Count - 1) / MostPoints) + 1;
            var (best, last) = (Best, Last);
            return Points.Where((point, index) => index % step == 0 || point == best || point == last);
        }
    }

    /// <summary>The curve in one sentence.</summary>
    public string Summary => (Points.Count, Best) switch
    {
        (0, _) => "No epoch has been measured yet.",
        (_, null) => $"{Format.Plural(Points.Count, "epoch")}, none with a validation loss.",
        (_, { } best) => $"The validation loss, {Terms}, began at {Format.Number(Points[0].Validation)} and was lowest in epoch {best.Epoch} "
            + $"of {Points.Count}, at {Format.Number(best.Validation)}.",
    };

    /// <param name="runId">The run it was measured in.</param>
    /// <param name="history">What was measured, in any order; other measures than the losses are passed over.</param>
    /// <param name="form">The form of its network.</param>
    public static LossCurve Of(long runId, IEnumerable<Measurement> history, NetworkForm form = NetworkForm.Reference) => new()
    {
        RunId = runId,
        Form = form,
        Points =
        [
            .. history.Where(measurement => measurement.Key is "train_loss" or "val_loss")
                .GroupBy(measurement => measurement.Step)
                .OrderBy(epoch => epoch.Key)
                .Select(epoch => new LossPoint(epoch.Key, Value(epoch, "train_loss"), Value(epoch, "val_loss"))),
        ],
    };

    private static double? Value(IEnumerable<Measurement> epoch, string key) =>
        epoch.FirstOrDefault(measurement => measurement.Key == key)?.Value is { } value && double.IsFinite(value) ? value : null;
}
