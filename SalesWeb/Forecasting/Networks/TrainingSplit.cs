using SalesWeb.Series;

namespace SalesWeb.Forecasting.Networks;

/// <summary>
/// A series cut in time: what the network learns from, and the end of it that is kept back to judge it by.
/// <code>
///   values[0 … Training)         scale and weights are learnt from these alone
///   values[Training … length)    validation: early stopping, accuracy, the interval
/// </code>
/// </summary>
/// <param name="Training">How many values are learnt from.</param>
/// <param name="Windows">How examples lie in the series.</param>
public sealed record TrainingSplit(int Training, ExampleWindows Windows)
{
    /// <exception cref="UserErrorException">One of the parts would not hold a single example.</exception>
    public static TrainingSplit Of(SalesSeries series, ExampleWindows windows, double validationShare)
    {
        var split = new TrainingSplit(TrainingLength(series.Length, validationShare), windows);
        if (split.HoldsExamples(series.Length))
            return split;

        throw new UserErrorException(
            new MinimumHistory(series.Frequency, Needed(windows, validationShare)).Sentence(series.Id, series.Length),
            "Import more of its past, or lower network.horizon and network.window in config.yaml.");
    }

    /// <summary>The fewest periods that hold an example to learn from and one to check.</summary>
    public static int Needed(ExampleWindows windows, double validationShare) => Enumerable.Range(1, 1_000_000)
        .First(length => new TrainingSplit(TrainingLength(length, validationShare), windows).HoldsExamples(length));

    private static int TrainingLength(int length, double validationShare) => length - (int)Math.Round(length * validationShare);

    private bool HoldsExamples(int length) => Training >= Windows.Shortest && length - Training >= Windows.Horizon;
}
