using SalesWeb.Datasets;
using SalesWeb.Datasets.Amendments;
using SalesWeb.Series;

namespace SalesWeb.Exploration;

/// <summary>The numbers of a <see cref="SalesView"/> period by period, as they are drawn, written and downloaded.</summary>
public sealed record SalesTable
{
    public required SalesScope Scope { get; init; }

    /// <summary>Consecutive periods, oldest first, at least one.</summary>
    public required IReadOnlyList<SalesTableRow> Rows { get; init; }

    /// <summary>What people corrected in the range, oldest first; the values are the corrected ones.</summary>
    public required IReadOnlyList<Correction> Corrections { get; init; }

    public DatasetVersion Version => Scope.Version;

    /// <summary>Null for all together.</summary>
    public string? Category => Scope.View.Category;

    public PeriodUnit Unit => Scope.Unit;

    /// <summary>Periods in the rolling average; 1 is none.</summary>
    public int Average => Scope.Average;

    /// <summary>How many of the data's own periods had no row in the file that gives the measure and were filled by the rule for missing periods.</summary>
    public int Filled => Scope.Series.AddsUp ? Scope.Series.Missing(Scope.Range) : 0;

    /// <summary>Of prices, the sum of the means, which means nothing.</summary>
    public double Total => Rows.Sum(row => row.Total ?? 0);

    public SalesTableRow Highest => Rows.MaxBy(row => row.Value)!;

    public SalesTableRow Lowest => Rows.MinBy(row => row.Value ?? double.PositiveInfinity)!;

    /// <summary>Whether any row of the range was on promotion.</summary>
    public bool HasPromotions => Rows.Any(row => row.Promoted > 0);

    public bool HasHolidays => Rows.Any(row => row.Holidays != "");
}
