using SalesWeb.Series;

namespace SalesWeb.Forecasting.RollingOrigin;

/// <summary>One model on its way through the cut-offs: it learns anew at every so many, and goes on with what it has learnt in between where it can.</summary>
internal sealed class RefitRound(IModel model, FitOptions options, int refitEvery, TimeProvider clock)
{
    private readonly Dictionary<string, Fitted> _fitted = [];

    private int? _sinceFit;

    /// <summary>Seconds spent on fits and forecasts until now.</summary>
    public double Seconds { get; private set; }

    /// <summary>Forecasts from the next cut-off, one for each history.</summary>
    public IReadOnlyList<(Forecast? Forecast, UserErrorException? Problem)> Next(IReadOnlyList<LeveledSeries> histories, CancellationToken cancellation)
    {
        if (histories.Count == 0)
            return [];
        var began = clock.GetTimestamp();
        var fitted = Fitted(histories, cancellation);
        var forecasts = new (Forecast?, UserErrorException?)[histories.Count];
        Parallel.For(
            0,
            histories.Count,
            new ParallelOptions { CancellationToken = cancellation },
            n => forecasts[n] = (fitted[n].Forecaster?.Forecast(options.Horizon), fitted[n].Problem));
        Seconds += clock.GetElapsedTime(began).TotalSeconds;
        return forecasts;
    }

    private IReadOnlyList<Fitted> Fitted(IReadOnlyList<LeveledSeries> histories, CancellationToken cancellation)
    {
        var since = _sinceFit ?? refitEvery;
        var goesOn = since + 1 < refitEvery
            && histories.All(history => _fitted.TryGetValue(history.Series.Id, out var known) && known.Forecaster is null or IOngoingForecaster);
        if (goesOn)
        {
            _sinceFit = since + 1;
            return [.. histories.Select(history => _fitted[history.Series.Id] is { Forecaster: IOngoingForecaster ongoing } ? Forecasting.Fitted.To(ongoing.From(history)) : _fitted[history.Series.Id])];
        }

        var fitted = model.Fit(histories, options, cancellation);
        for (var n = 0; n < histories.Count; n++)
            _fitted[histories[n].Series.Id] = fitted[n];
        _sinceFit = 0;
        return fitted;
    }
}
