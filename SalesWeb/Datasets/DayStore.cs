using System.Data;
using SalesWeb.Datasets.Days;
using SalesWeb.Storage;

namespace SalesWeb.Datasets;

/// <summary>What was sold day by day, of any selection and in every measure. Every answer comes from blocks of days, never from the rows of the file.</summary>
/// <remarks>Corrections are laid over the measure of the version.</remarks>
public sealed class DayStore(SalesDatabase database)
{
    private const string Chosen =
        "c.version_id = @versionId AND (@Category IS NULL OR c.name = @Category) AND (@Item IS NULL OR s.item = @Item) AND (@Store IS NULL OR s.store = @Store)";

    /// <summary>What was sold on each date that has any row, oldest first; empty where the version has no such sales.</summary>
    public IReadOnlyList<DaySum> Days(long versionId, SalesSelection selection)
    {
        using var connection = database.Value.Open();
        return CorrectionLayer.Read(connection, versionId).Over(selection, Days(connection, versionId, selection).Sums());
    }

    /// <summary>The same without any correction.</summary>
    public IReadOnlyList<DaySum> OfFile(long versionId, SalesSelection selection)
    {
        using var connection = database.Value.Open();
        return Days(connection, versionId, selection).Sums();
    }

    /// <summary>A selection broken down into its categories, items or stores, in natural order of their names.</summary>
    /// <param name="versionId">The version of the dataset.</param>
    /// <param name="selection">What is broken down.</param>
    /// <param name="by">Into what.</param>
    /// <param name="spans">The spans of dates that are wanted, at least one.</param>
    /// <returns>Every part of which anything was sold in any of the spans, by the file or by a correction.</returns>
    public IReadOnlyList<PartSums> Breakdown(long versionId, SalesSelection selection, SalesPart by, IReadOnlyList<DateSpan> spans)
    {
        using var connection = database.Value.Open();
        var parts = new SortedDictionary<string, SpanSums>(NaturalOrder.Instance);
        foreach (var (name, content) in Parts(connection, versionId, selection, by))
        {
            if (!parts.TryGetValue(name, out var sums))
                parts.Add(name, sums = new SpanSums(spans));
            sums.Add(new DayBlock(content));
        }

        var corrections = CorrectionLayer.Read(connection, versionId);
        return
        [
            .. parts.Select(part => new PartSums(part.Key, part.Value.Sums()))
                .Select(part => corrections.IsEmpty ? part : Corrected(corrections, selection, by, spans, part))
                .Where(part => part.Spans.Any(sum => sum is not null)),
        ];
    }

    private static PartSums Corrected(CorrectionLayer corrections, SalesSelection selection, SalesPart by, IReadOnlyList<DateSpan> spans, PartSums part)
    {
        var own = by switch
        {
            SalesPart.Category => selection with { Category = part.Name },
            SalesPart.Item => selection with { Item = part.Name },
            _ => selection with { Store = part.Name },
        };
        return part with
        {
            Spans = [.. part.Spans.Select((sum, i) => corrections.Difference(own, spans[i]) is not 0 and var difference
                ? corrections.Raised(sum, spans[i].From, difference)
                : sum)],
        };
    }

    /// <summary>As <see cref="OfFile"/>, within a transaction that is under way.</summary>
    internal static DayTable Days(IDbConnection connection, long versionId, SalesSelection selection)
    {
        if (selection == SalesSelection.All)
            return Blocks.OfVersion(connection, versionId);
        if (Whole(selection) is var (part, name) && Blocks.FindPart(connection, versionId, part, name) is { } days)
            return days;

        var table = new DayTable();
        foreach (var (_, content) in IsCategory(selection)
            ? Categories(connection, versionId, selection)
            : Blocks.OfSeries(connection, "c.name", Chosen, Parameters(versionId, selection)).Select(block => (block.Name, block.Content)))
            table.Add(new DayBlock(content));
        return table;
    }

    private static IEnumerable<(string Name, byte[] Content)> Parts(IDbConnection connection, long versionId, SalesSelection selection, SalesPart by)
    {
        if (by == SalesPart.Category && IsCategory(selection))
            return Categories(connection, versionId, selection);
        if (selection == SalesSelection.All && Blocks.HasParts(connection, versionId, by))
            return Blocks.OfParts(connection, versionId, by);

        var name = by switch { SalesPart.Category => "c.name", SalesPart.Item => "s.item", _ => "s.store" };
        return Blocks.OfSeries(connection, name, Chosen, Parameters(versionId, selection)).Select(block => (block.Name, block.Content));
    }

    private static IEnumerable<(string Name, byte[] Content)> Categories(IDbConnection connection, long versionId, SalesSelection selection) =>
        Blocks.OfCategories(connection, "c.version_id = @versionId AND (@Category IS NULL OR c.name = @Category)", new { versionId, selection.Category });

    /// <summary>The item or store that a selection is all of, over all categories; null where it is anything else.</summary>
    private static (SalesPart Part, string Name)? Whole(SalesSelection selection) => selection switch
    {
        { Category: null, Item: { } item, Store: null } => (SalesPart.Item, item),
        { Category: null, Item: null, Store: { } store } => (SalesPart.Store, store),
        _ => null,
    };

    private static bool IsCategory(SalesSelection selection) => selection is { Item: null, Store: null };

    private static object Parameters(long versionId, SalesSelection selection) => new { versionId, selection.Category, selection.Item, selection.Store };
}
