using SalesWeb.Forecasting.Features;
using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Forecasting.Regression;

/// <summary>
/// Sales as a sum of a bending trend, waves of the year, weekdays, holidays, prices and promotions, and errors that remember.
/// <code>
///   g(y[t]) = x[t]'β + e[t]             g: a line, a root or a logarithm;  x: <see cref="DesignBuilder"/>
///   e[t]    = Σk φ[k] e[t − k] + ε[t]   φ: <see cref="AutoregressiveErrors"/>
/// </code>
/// β by ridge regression that follows the median and lets old sales count less (<see cref="RobustRidge"/>); which g, and how fast sales are
/// forgotten, by how each would have done on the newest part of the history (<see cref="RegressionCommittee"/>). The bands are quantiles of what the
/// regression left, narrower at first where errors remember.
/// Good where the calendar carries sales: seasons of a week and a year at once, holidays that move, days that are closed. A year of past or more
/// shows it the year; it does with two weeks. Source: Hyndman and Athanasopoulos (2021), 10.5 and 12.1; Taylor and Letham (2018).
/// </summary>
/// <param name="calendar">Whose holidays count, the user's own days, and pay days.</param>
public sealed class HarmonicRegression(CalendarSettings calendar) : IModel
{
    public string Name => "HarmonicRegression";

    public bool UsesPlan => true;

    /// <inheritdoc/>
    public IReadOnlyList<Fitted> Fit(IReadOnlyList<LeveledSeries> histories, FitOptions options, CancellationToken cancellation = default)
    {
        var holidays = calendar.ToCalendar();
        var payDays = new PayDays(calendar.PayDays);
        return Fitted.Each(histories, Fit, cancellation);

        HarmonicForecaster Fit(LeveledSeries history)
        {
            var series = history.Series;
            RefuseTooShort(series);
            var days = holidays.Between(series.Start.Shifted(-7), series.DateAt(series.Length + options.Horizon).Shifted(7));
            var data = new RegressionData(
                series, DesignBuilder.Of(history, options.Horizon, days, payDays), ClosedPeriods.Of(series, days, options.Horizon));
            return new HarmonicForecaster(
                data.ScaleAt(series.Length) > 0 ? RegressionCommittee.Of(data, options.Horizon, cancellation) : null, data, options);
        }
    }

    private static void RefuseTooShort(SalesSeries series)
    {
        var least = series.Frequency == Frequency.Daily ? 14 : 8;
        if (series.Length < least)
        {
            throw new UserErrorException(
                $"{series.Id} has {series.Length} {series.Frequency.Noun()}s; a harmonic regression learns from at least {least}.",
                "Add older sales, or choose a simpler model.");
        }
    }
}
