using SalesWeb.Datasets;
using SalesWeb.Series;

namespace SalesWeb.Exploration;

/// <summary>A selection broken down into its categories, items or stores: which of them make the most, and which moved.</summary>
public sealed record PartTable
{
    /// <summary>Reads a breakdown for several spans of dates.</summary>
    public delegate IReadOnlyList<PartSums> Breakdown(DatasetVersion version, SalesSelection selection, SalesPart by, IReadOnlyList<DateSpan> spans);

    /// <summary>The share of all sales that the largest parts are counted up to.</summary>
    public const double Most = 0.8;

    public required SalesPart By { get; init; }

    /// <summary>What else it could be broken down into, <see cref="By"/> among it.</summary>
    public required IReadOnlyList<SalesPart> Choices { get; init; }

    /// <summary>What the parts are ranked by: the measure of the view, unless it is a price, which has no shares.</summary>
    public required SalesMeasure RankedBy { get; init; }

    /// <summary>All parts of which the measure is known, from the largest to the smallest.</summary>
    public required IReadOnlyList<PartRow> Ranked { get; init; }

    /// <summary>The newer of the spans that are compared: the range where as much lies before it, else its newest part. Null where it is too short to compare anything.</summary>
    public required DateSpan? Now { get; init; }

    public required DateSpan? Before { get; init; }

    /// <summary>Null where the data does not reach back so far.</summary>
    public required DateSpan? LastYear { get; init; }

    /// <summary>
    /// All parts, from the one that grew most to the one that fell most; empty where nothing can be compared. A part that was sold
    /// in one of the spans, nobody knows how much of it, is not among them.
    /// </summary>
    public required IReadOnlyList<PartMove> Moves { get; init; }

    /// <summary>
    /// What the selection sold besides its parts, in <see cref="RankedBy"/>: filled periods and corrections of it as a whole, which belong
    /// to no part. 0 where its sales are not ranked by the measure that is looked at.
    /// </summary>
    public required double Besides { get; init; }

    /// <summary>How many of the largest parts make <see cref="Most"/> of all; null where there are no shares.</summary>
    public int? ParetoCount => Ranked.Count == 0 || Ranked[0].Share is null
        ? null
        : 1 + Ranked.TakeWhile(row => row.Cumulative < Most - 1e-9).Count();

    /// <summary>What a view can be broken down into, what comes next first; empty for a single item in a single store.</summary>
    /// <param name="view">What is chosen already.</param>
    /// <param name="version">Whose files may name items and stores.</param>
    public static IReadOnlyList<SalesPart> ChoicesOf(SalesView view, DatasetVersion version)
    {
        var columns = version.KnownHeaderByRole;
        var choices = new List<SalesPart>();
        if (view.Category is null && view.Item is null)
            choices.Add(SalesPart.Category);
        if (view.Item is null && columns.ContainsKey("item"))
            choices.Add(SalesPart.Item);
        if (view.Store is null && columns.ContainsKey("store"))
            choices.Add(SalesPart.Store);
        return choices;
    }

    internal static PartTable? Of(SalesScope scope, Breakdown read)
    {
        var choices = ChoicesOf(scope.View, scope.Version);
        if (choices.Count == 0)
            return null;

        var by = scope.View.By ?? choices[0];
        var (now, before, lastYear) = Compared(scope);
        List<DateSpan> spans = [scope.Span(scope.Range)];
        foreach (var part in new[] { now, before, lastYear }.OfType<Range>())
            spans.Add(scope.Span(part));
        var parts = read(scope.Version, scope.View.Selection, by, spans);
        var rankedBy = scope.Measure != SalesMeasure.Price ? scope.Measure
            : parts.Any(part => part.Spans[0]?.Amount is not null) ? SalesMeasure.Amount : SalesMeasure.Quantity;
        var ranked = Rank(parts, rankedBy);
        return new PartTable
        {
            By = by,
            Besides = rankedBy == scope.Measure ? Beside(ranked, scope.Series.Value(scope.Range)) : 0,
            Choices = choices,
            RankedBy = rankedBy,
            Ranked = ranked,
            Now = now is null ? null : spans[1],
            Before = now is null ? null : spans[2],
            LastYear = lastYear is null ? null : spans[3],
            Moves = now is null ? [] :
            [
                .. parts
                    .Where(part => part.Spans.Skip(1).All(sum => sum is null || Value(sum, scope.Measure) is not null || scope.Measure == SalesMeasure.Price))
                    .Select(part => new PartMove(
                        part.Name,
                        Value(part.Spans[1], scope.Measure),
                        Value(part.Spans[2], scope.Measure),
                        lastYear is null ? null : Value(part.Spans[3], scope.Measure)))
                    .Where(move => scope.Measure == SalesMeasure.Price ? move is { Now: not null, Before: not null } : move.Now is not null || move.Before is not null)
                    .OrderByDescending(move => move.Change),
            ],
        };
    }

    private static double Beside(List<PartRow> ranked, double? whole)
    {
        const double Rounding = 1e-9;
        var besides = (whole ?? 0) - ranked.Sum(row => row.Value);
        return whole is null || Math.Abs(besides) <= Rounding * (Math.Abs(whole.Value) + ranked.Sum(row => Math.Abs(row.Value))) ? 0 : besides;
    }

    private static double? Value(DaySum? sum, SalesMeasure measure) =>
        sum is null ? null : measure == SalesMeasure.Price ? sum.Price : SelectionSeries.ValueOf(sum, measure);

    private static List<PartRow> Rank(IReadOnlyList<PartSums> parts, SalesMeasure measure)
    {
        var sold = parts.Where(part => Value(part.Spans[0], measure) is not null)
            .Select(part => (part.Name, Value: Value(part.Spans[0], measure)!.Value))
            .OrderByDescending(part => part.Value)
            .ToList();
        var (total, sum) = (sold.Sum(part => part.Value), 0.0);
        return [.. sold.Select(part => new PartRow(part.Name, part.Value, total > 0 ? part.Value / total : null, total > 0 ? (sum += part.Value) / total : null))];
    }

    /// <summary>
    /// The range against as much before it. A range that begins with the data has nothing before it: then its newest four weeks,
    /// or three months, are compared with those before them.
    /// </summary>
    private static (Range? Now, Range? Before, Range? LastYear) Compared(SalesScope scope)
    {
        if (scope.Before is { } before)
            return (scope.Range, before, scope.YearBefore);

        var newest = scope.Version.Frequency switch { Frequency.Daily => 28, Frequency.Weekly => 4, _ => 3 };
        var length = Math.Min(newest, scope.Length / 2);
        if (length == 0)
            return (null, null, null);

        var end = scope.Range.End.Value;
        var recent = scope with { Range = (end - length)..end };
        return (recent.Range, (end - (2 * length))..(end - length), recent.YearBefore);
    }
}
