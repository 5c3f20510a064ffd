namespace SalesWeb.Forecasting.Networks;

/// <summary>
/// One of the networks that a fit trains, one after the other: first those that are judged, then, where they are trained once more, as many
/// on all periods.
/// </summary>
public sealed record FitStage
{
    /// <summary>Which of the networks of its kind it is, 1 to <see cref="Networks"/>.</summary>
    public required int Network { get; init; }

    /// <summary>Networks whose forecasts are averaged, at least 1.</summary>
    public required int Networks { get; init; }

    /// <summary>Whether it learns from all periods, with nothing kept back to judge it by.</summary>
    public bool IsRefit { get; init; }

    /// <summary>Trainings of the whole fit, at least 1.</summary>
    public required int Count { get; init; }

    /// <summary>The most epochs of this one, at least 1; one that is judged may stop sooner.</summary>
    public required int MaxEpochs { get; init; }

    /// <summary>Its place among all trainings of the fit, 1 to <see cref="Count"/>.</summary>
    public int Number => IsRefit ? Networks + Network : Network;

    /// <summary>The fraction of the whole fit that is done behind an epoch, 0 to 1; a training that stops sooner counts as a whole one.</summary>
    /// <param name="epoch">0 to <see cref="MaxEpochs"/>, both included.</param>
    public double FractionAt(int epoch) => (Number - 1 + ((double)epoch / MaxEpochs)) / Count;
}
