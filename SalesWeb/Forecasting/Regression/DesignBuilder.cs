using SalesWeb.Forecasting.Features;
using SalesWeb.Holidays;
using SalesWeb.Series;

namespace SalesWeb.Forecasting.Regression;

/// <summary>
/// The regressors of a series, from its first period to the last one ahead.
/// <code>
///   trend       1,  t,  max(0, t − c) for a changepoint c every half year;  t in years.  What changepoints have added slows down ahead
///   year        sin 2πk p, cos 2πk p     k = 1 … 12 of days, the higher the more shrunk; 25 of weeks, 6 of months;  p is the position in the year
///   month       the same of the position in the month, k = 1, 2, of days
///   week        weekdays, and each times the year's first two waves, of days
///   holidays    <see cref="HolidayColumns"/>
///   price       ln of it over the mean;  promotion: its share of rows less the mean;  as far ahead as they are planned, 0 from there on
/// </code>
/// </summary>
internal sealed class DesignBuilder
{
    /// <summary>What of a slope that a changepoint added is left a day later.</summary>
    private const double DailyDamping = 0.98;

    private readonly List<DesignColumn> _denseColumns = [];
    private readonly List<DesignColumn> _sparseColumns = [];
    private readonly List<double[]> _dense = [];
    private readonly List<IReadOnlyList<(int Row, double Value)>> _sparse = [];
    private readonly SalesSeries _series;
    private readonly int _rows;
    private readonly double _daysPerPeriod;

    private DesignBuilder(SalesSeries series, int horizon) =>
        (_series, _rows, _daysPerPeriod) = (series, series.Length + horizon, DaysPerPeriod(series.Frequency));

    public static double DaysPerPeriod(Frequency frequency) => frequency switch { Frequency.Daily => 1, Frequency.Weekly => 7, _ => 365.25 / 12 };

    /// <param name="history">Not empty.</param>
    /// <param name="horizon">Periods ahead, at least 1.</param>
    /// <param name="holidays">All that touch the history and the periods ahead, with those a few days before and after.</param>
    /// <param name="payDays">May be empty.</param>
    public static RegressionDesign Of(LeveledSeries history, int horizon, IReadOnlyList<Holiday> holidays, PayDays payDays)
    {
        var builder = new DesignBuilder(history.Series, horizon);
        builder.AddTrend();
        var waves = builder.AddYear();
        if (history.Series.Frequency == Frequency.Daily)
            builder.AddWeek(waves);
        if (history.Series.Frequency == Frequency.Monthly)
            builder.AddWeekdaysOfMonth();
        builder.AddPlans(history.Covariates);
        foreach (var (spread, rows) in HolidayColumns.Of(history.Series, builder._rows, holidays, payDays))
            builder.AddSparse(ForecastPart.Holidays, spread, rows);
        return new RegressionDesign([.. builder._denseColumns, .. builder._sparseColumns], builder._dense, builder._sparse, builder._rows);
    }

    private void AddTrend()
    {
        var known = _series.Length;
        var period = _daysPerPeriod / 365.25;
        AddDense(ForecastPart.Trend, 1e3, _ => 1);
        AddDense(ForecastPart.Trend, 0.3, t => (t - known + 1) * period);
        var between = (int)Math.Round(180 / _daysPerPeriod);
        var damping = Math.Pow(DailyDamping, _daysPerPeriod);
        for (var changepoint = known - between; changepoint >= between; changepoint -= between)
        {
            var start = changepoint;
            AddDense(ForecastPart.Trend, 0.12, t => period * (t < known
                ? Math.Max(0, t - start)
                : known - 1 - start + (damping * (1 - Math.Pow(damping, t - known + 1)) / (1 - damping))));
        }
    }

    /// <returns>The first two waves, a sine and a cosine each, for the weekdays to move with; none where there is too little past.</returns>
    private double[][] AddYear()
    {
        var years = _series.Length * _daysPerPeriod / 365.25;
        var most = _series.Frequency switch { Frequency.Daily => 12, Frequency.Weekly => 25, _ => 6 };
        var order = years >= 0.8 ? most : years >= 0.5 ? 2 : 0;
        for (var wave = 1; wave <= order; wave++)
        {
            var turns = 2 * Math.PI * wave;
            var spread = _series.Frequency == Frequency.Daily ? 0.3 / wave : 0.5;
            AddDense(ForecastPart.Year, spread, t => Math.Sin(turns * YearPosition(t)));
            AddDense(ForecastPart.Year, spread, t => Math.Cos(turns * YearPosition(t)));
        }

        return [.. _dense.TakeLast(2 * order).Take(4)];
    }

    private void AddWeek(double[][] waves)
    {
        for (var wave = 1; wave <= 2; wave++)
        {
            var turns = 2 * Math.PI * wave;
            AddDense(ForecastPart.Year, 0.05, t => Math.Sin(turns * MonthPosition(t)));
            AddDense(ForecastPart.Year, 0.05, t => Math.Cos(turns * MonthPosition(t)));
        }

        for (var weekday = 0; weekday < 7; weekday++)
        {
            var rows = Enumerable.Range(0, _rows).Where(t => t % 7 == weekday).ToList();
            AddSparse(ForecastPart.Week, 0.5, [.. rows.Select(t => (t, 1.0))]);
            for (var wave = 0; wave < waves.Length; wave++)
                AddSparse(ForecastPart.Week, 0.1 / Math.Sqrt(1 + (wave / 2)), [.. rows.Select(t => (t, waves[wave][t]))]);
        }
    }

    /// <summary>Months differ in length and in how often they have each weekday.</summary>
    private void AddWeekdaysOfMonth()
    {
        foreach (var weekday in Enum.GetValues<DayOfWeek>())
            AddDense(ForecastPart.Week, 0.1, t => Count(_series.DateAt(t), weekday) - (30.4375 / 7));
    }

    private void AddPlans(Covariates covariates)
    {
        var (past, known) = (_series.Length, _series.Length + covariates.Planned);
        if (covariates.HasPrices)
        {
            var usual = Enumerable.Range(0, past).Average(t => covariates.Price(t)!.Value);
            AddDense(ForecastPart.Prices, 1, t => t < known && usual > 0 && covariates.Price(t) > 0
                ? Math.Clamp(Math.Log(covariates.Price(t)!.Value / usual), -2, 2)
                : 0);
        }

        if (covariates.HasPromotions)
        {
            var usual = Enumerable.Range(0, past).Average(t => covariates.Promoted(t)!.Value);
            AddDense(ForecastPart.Promotions, 1, t => t < known ? covariates.Promoted(t)!.Value - usual : 0);
        }
    }

    private double YearPosition(int t) => _series.Frequency switch
    {
        Frequency.Daily => _series.DateAt(t).YearPosition(),
        Frequency.Weekly => _series.DateAt(t).Shifted(3).YearPosition(),
        _ => (_series.DateAt(t).Month - 1) / 12.0,
    };

    private double MonthPosition(int t) => (_series.DateAt(t).Day - 1) / (double)(_series.DateAt(t).LengthOfMonth() - 1);

    private static int Count(DateOnly month, DayOfWeek weekday)
    {
        var first = new DateOnly(month.Year, month.Month, 1);
        return Enumerable.Range(0, month.LengthOfMonth()).Count(day => first.AddDays(day).DayOfWeek == weekday);
    }

    private void AddDense(ForecastPart part, double spread, Func<int, double> value)
    {
        _denseColumns.Add(new DesignColumn(part, spread));
        _dense.Add([.. Enumerable.Range(0, _rows).Select(value)]);
    }

    private void AddSparse(ForecastPart part, double spread, IReadOnlyList<(int Row, double Value)> rows)
    {
        _sparseColumns.Add(new DesignColumn(part, spread));
        _sparse.Add(rows);
    }
}
