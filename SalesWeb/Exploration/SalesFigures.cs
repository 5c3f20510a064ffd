namespace SalesWeb.Exploration;

/// <summary>A view in a few numbers.</summary>
public sealed record SalesFigures
{
    public required SalesScope Scope { get; init; }

    /// <summary>What was sold in the range; of prices, their mean. Null where nothing is known of it.</summary>
    public required double? Total { get; init; }

    /// <summary>The mean over the periods of the unit that the range holds whole, or over all where it holds none whole.</summary>
    public required double? PerPeriod { get; init; }

    /// <summary>The same of as many periods directly before; null where the data does not reach back so far, or not all of both is known.</summary>
    public required double? Before { get; init; }

    /// <summary>The same of a year before; null where the data does not reach back so far, or not all of both is known.</summary>
    public required double? LastYear { get; init; }

    /// <summary>The period with the highest value, as <see cref="SalesScope.Comparable"/> gives it, of the whole ones if there are any.</summary>
    public required SalesPeriod Best { get; init; }

    public required SalesPeriod Worst { get; init; }

    /// <summary>Own periods of the data in the range of which nothing is told.</summary>
    public required int Missing { get; init; }

    public double? AgainstBefore => Growth(Before);

    public double? AgainstLastYear => Growth(LastYear);

    public static SalesFigures Of(SalesScope scope)
    {
        var series = scope.Series;
        var periods = scope.Comparable(scope.Unit);
        var known = periods.Where(period => period.Value is not null).ToList();
        var whole = known.Where(period => period.IsWhole).ToList();
        var counted = whole.Count > 0 ? whole : known.Count > 0 ? known : [.. periods];
        return new SalesFigures
        {
            Scope = scope,
            Total = series.Value(scope.Range),
            PerPeriod = series.AddsUp ? counted.Average(period => series.Value(period.Part)) : series.Value(scope.Range),
            Before = Compared(scope.Before),
            LastYear = Compared(scope.YearBefore),
            Best = counted.MaxBy(period => period.Value)!,
            Worst = counted.MinBy(period => period.Value)!,
            Missing = series.Missing(scope.Range),
        };

        double? Compared(Range? then) => then is { } part && series.Unknown(part) == 0 && series.Unknown(scope.Range) == 0 ? series.Value(part) : null;
    }

    /// <summary>How much more the range is, as a fraction of what it is compared with.</summary>
    private double? Growth(double? then) => then is null or 0 || Total is null ? null : (Total - then) / Math.Abs(then.Value);
}
