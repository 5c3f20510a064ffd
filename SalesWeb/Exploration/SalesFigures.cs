namespace SalesWeb.Exploration;

/// <summary>A view in a few numbers.</summary>
public sealed record SalesFigures
{
    public required SalesScope Scope { get; init; }

    /// <summary>What was sold in the range; of prices, their mean. Null where a price has none.</summary>
    public required double? Total { get; init; }

    /// <summary>The mean over the periods of the unit that the range holds whole, or over all where it holds none whole; a week's where these are told by their weeks.</summary>
    public required double? PerPeriod { get; init; }

    /// <summary>The same of as many periods directly before; null where the data does not reach back so far.</summary>
    public required double? Before { get; init; }

    /// <summary>The same of a year before; null where the data does not reach back so far.</summary>
    public required double? LastYear { get; init; }

    /// <summary>The period with the highest value, of the whole ones if there are any.</summary>
    public required SalesPeriod Best { get; init; }

    public required SalesPeriod Worst { get; init; }

    /// <summary>Own periods of the data in the range for which no row of the file gives the measure.</summary>
    public required int Missing { get; init; }

    public double? AgainstBefore => Growth(Before);

    public double? AgainstLastYear => Growth(LastYear);

    public static SalesFigures Of(SalesScope scope)
    {
        var series = scope.Series;
        var periods = series.By(scope.Unit, scope.Range);
        var known = periods.Where(period => period.Value is not null).ToList();
        var whole = known.Where(period => period.IsWhole).ToList();
        var counted = whole.Count > 0 ? whole : known.Count > 0 ? known : [.. periods];
        return new SalesFigures
        {
            Scope = scope,
            Total = series.Value(scope.Range),
            PerPeriod = series.AddsUp ? series.IsByWeek(scope.Unit) ? PerWeek(counted) : counted.Average(period => period.Value) : series.Value(scope.Range),
            Before = scope.Before is { } before ? series.Value(before) : null,
            LastYear = scope.YearBefore is { } year ? series.Value(year) : null,
            Best = counted.MaxBy(period => period.Value)!,
            Worst = counted.MinBy(period => period.Value)!,
            Missing = series.Missing(scope.Range),
        };
    }

    private static double? PerWeek(List<SalesPeriod> periods) => periods.Sum(period => period.Total) / periods.Sum(period => period.Part.End.Value - period.Part.Start.Value);

    /// <summary>How much more the range is, as a fraction of what it is compared with.</summary>
    private double? Growth(double? then) => then is null or 0 || Total is null ? null : (Total - then) / Math.Abs(then.Value);
}
