using SalesWeb.Series;

namespace SalesWeb.Exploration;

/// <summary>Puts together what a table says of each period.</summary>
/// <param name="scope">What is looked at.</param>
/// <param name="compared">The series that are drawn beside it.</param>
internal sealed class SalesTableRows(SalesScope scope, IReadOnlyList<SelectionSeries> compared)
{
    public IReadOnlyList<SalesTableRow> All()
    {
        var (series, unit) = (scope.Series, scope.Unit);
        var periods = series.By(unit, scope.Range);
        var averages = Averages(series);
        var lastYear = scope.View.LastYear ? LastYear() : [];
        var others = compared.Select(other => (Periods: Periods(other), Averages: Averages(other))).ToList();
        var holidays = unit <= PeriodUnit.Week ? Holidays() : [];
        return
        [
            .. periods.Select(period => new SalesTableRow
            {
                Date = period.Start,
                Value = period.Value,
                Total = period.Total,
                Average = averages.GetValueOrDefault(period.Start),
                LastYear = lastYear.GetValueOrDefault(unit.YearBefore(period.Start)),
                LastYearAverage = scope.View.LastYear ? averages.GetValueOrDefault(unit.YearBefore(period.Start)) : null,
                Compared = [.. others.Select(other => other.Periods.GetValueOrDefault(period.Start)?.Value)],
                ComparedTotals = [.. others.Select(other => other.Periods.GetValueOrDefault(period.Start)?.Total)],
                ComparedAverages = [.. others.Select(other => other.Averages.GetValueOrDefault(period.Start))],
                IsWhole = period.IsWhole,
                Promoted = period.Promoted,
                Holidays = holidays.GetValueOrDefault(period.Start, ""),
            }),
        ];
    }

    /// <summary>By the period that a mean ends with, of periods that the data holds whole. Of prices it is the mean over the rows, as that of one period is.</summary>
    private Dictionary<DateOnly, double?> Averages(SelectionSeries series)
    {
        var whole = series.By(scope.Unit, series.Whole).Where(period => period.IsWhole).ToList(); // only the first and the last can be cut
        var isByWeek = series.IsByWeek(scope.Unit);
        var means = new Dictionary<DateOnly, double?>(whole.Count);
        for (var last = scope.Average - 1; last < whole.Count; last++)
        {
            var part = whole[last - scope.Average + 1].Part.Start..whole[last].Part.End;
            var count = isByWeek ? part.End.Value - part.Start.Value : scope.Average;
            means[whole[last].Start] = series.AddsUp ? series.Value(part) / count : series.Value(part);
        }

        return means;
    }

    /// <summary>By the period of last year. A period that the data began within tells less than a whole one, and is left out.</summary>
    private Dictionary<DateOnly, double?> LastYear()
    {
        var series = scope.Series;
        var part = series.Between(scope.Unit.YearBefore(scope.First), scope.Unit.YearBefore(scope.Last));
        return series.By(scope.Unit, part)
            .Where(period => period.IsWhole || period.Part.Start.Value > 0)
            .ToDictionary(period => period.Start, period => period.Value);
    }

    private Dictionary<DateOnly, SalesPeriod> Periods(SelectionSeries other) => other
        .By(scope.Unit, other.Between(scope.First, scope.Last))
        .ToDictionary(period => period.Start);

    private Dictionary<DateOnly, string> Holidays()
    {
        var isDaily = scope.Version.Frequency == Frequency.Daily;
        var names = new Dictionary<DateOnly, string>();
        if (scope.Version.Frequency > Frequency.Weekly)
            return names;

        var last = isDaily ? scope.Last : scope.Last.AddDays(6);
        foreach (var holiday in scope.Calendar.Between(scope.First, last))
        {
            var part = scope.Series.Between(null, holiday.Date);
            var own = scope.Series.DateAt(part.End.Value - 1);
            var start = isDaily && scope.Unit == PeriodUnit.Week ? PeriodUnit.Week.StartOf(own) : own;
            names[start] = names.TryGetValue(start, out var others) ? $"{others}, {holiday.Name}" : holiday.Name;
        }

        return names;
    }
}
