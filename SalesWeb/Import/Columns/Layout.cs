using SalesWeb.Import.Headings;
using SalesWeb.Series;

namespace SalesWeb.Import.Columns;

/// <summary>Which column says what. Columns are counted from 0.</summary>
/// <remarks>
/// A long file has a row for each sale, or for each date and category; a wide one has a column for each category, and then
/// <see cref="Role.Category"/>, <see cref="Role.Quantity"/> and <see cref="Role.Amount"/> have no column of their own.
/// </remarks>
internal sealed record Layout
{
    /// <summary>The columns that have a role; <see cref="Role.Date"/> is always among them.</summary>
    public required IReadOnlyDictionary<Role, int> Columns { get; init; }

    /// <summary>The columns that are a category each; empty for a long file.</summary>
    public required IReadOnlyList<int> CategoryColumns { get; init; }

    /// <summary>What every row of a long file without a column of categories is put under; null where there is such a column.</summary>
    public required string? OnlyCategory { get; init; }

    /// <summary>What is counted: <see cref="Measure.Amount"/> or <see cref="Measure.Quantity"/>.</summary>
    public required Measure Measure { get; init; }

    /// <summary>Why each column was taken for what it is, a clause, by column.</summary>
    public required IReadOnlyDictionary<int, string> Reasons { get; init; }

    /// <summary>What was decided, a sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Whether the file has no column of sales, and gives prices and promotions of periods to come alone.</summary>
    public bool IsPlan { get; init; }

    public bool IsWide => CategoryColumns.Count > 0;

    public int? Find(Role role) => Columns.TryGetValue(role, out var column) ? column : null;

    /// <summary>The columns that have to hold numbers.</summary>
    public IEnumerable<int> NumberColumns => CategoryColumns.Concat(
        new[] { Role.Quantity, Role.Amount, Role.Price }.Select(Find).OfType<int>());
}
