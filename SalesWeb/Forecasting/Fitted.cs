using SalesWeb.Series;

namespace SalesWeb.Forecasting;

/// <summary>What became of one series in a fit: a forecaster, or the reason why there is none.</summary>
public sealed class Fitted
{
    private Fitted(IForecaster? forecaster, UserErrorException? problem) => (Forecaster, Problem) = (forecaster, problem);

    /// <summary>Null where there is a <see cref="Problem"/>.</summary>
    public IForecaster? Forecaster { get; }

    /// <summary>Why the series cannot be forecast by this model: what is wrong with it, and what to do.</summary>
    public UserErrorException? Problem { get; }

    public static Fitted To(IForecaster forecaster) => new(forecaster, null);

    public static Fitted Refused(UserErrorException problem) => new(null, problem);

    /// <summary>Fits each history on its own, as many at once as there are cores.</summary>
    /// <param name="histories">At least one.</param>
    /// <param name="fit">Learns from one of them. A <see cref="UserErrorException"/> is the problem of that one alone.</param>
    /// <param name="cancellation">Looked at before every series.</param>
    public static IReadOnlyList<Fitted> Each(
        IReadOnlyList<LeveledSeries> histories, Func<LeveledSeries, IForecaster> fit, CancellationToken cancellation)
    {
        var fitted = new Fitted[histories.Count];
        Parallel.For(
            0,
            histories.Count,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation },
            n => fitted[n] = Try(() => fit(histories[n])));
        return fitted;
    }

    /// <exception cref="UserErrorException">The <see cref="Problem"/>, where there is no forecaster.</exception>
    public IForecaster Get() => Forecaster ?? throw Problem!;

    internal static Fitted Try(Func<IForecaster> fit)
    {
        try
        {
            return To(fit());
        }
        catch (UserErrorException problem)
        {
            return Refused(problem);
        }
    }
}
