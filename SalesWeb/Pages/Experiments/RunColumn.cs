using SalesWeb.Tracking;
using SalesWeb.Web;

namespace SalesWeb.Pages.Experiments;

/// <summary>A column of the table of runs, which it can be sorted by.</summary>
/// <param name="Key">Its name in addresses and files.</param>
/// <param name="Title">Its head.</param>
/// <param name="Text">A cell of it, as the page writes it.</param>
/// <param name="Value">The same in full, as a file has it; null where it is absent.</param>
/// <param name="Hint">What the head means; null where it speaks for itself.</param>
/// <param name="LargestFirst">Whether the first click puts the largest on top.</param>
public sealed record RunColumn(
    string Key, string Title, Func<RunRow, string> Text, Func<RunRow, object?> Value, string? Hint = null, bool LargestFirst = false)
{
    public static IReadOnlyList<RunColumn> All { get; } =
    [
        new("name", "Name", row => row.Run.Name, row => row.Run.Name),
        new("category", "Category", row => row.Run.Category ?? "–", row => row.Run.Category),
        new("dataset", "Dataset", row => row.Run.Dataset ?? "–", row => row.Run.Dataset),
        new("status", "Status", row => StateWords.Of(row.Run.Status), row => StateWords.Of(row.Run.Status)),
        new("started", "Started", row => Format.Moment(row.Run.StartedAt), row => $"{row.Run.StartedAt.UtcDateTime:s}Z", LargestFirst: true),
        new(
            "duration",
            "Duration",
            row => row.Run.Duration is { } duration ? Format.Span(duration) : "–",
            row => row.Run.Duration?.TotalSeconds),
        Metric("wape", "WAPE", "all errors together, as a share of all sales", isShare: true),
        Metric("mase", "MASE", "errors as a multiple of what seasonal naive made on the past"),
        Metric("mae", "MAE", "the mean size of an error"),
        Metric("rmse", "RMSE", "the same, with large errors counting more"),
        Metric("skill", "Skill", "the share of seasonal naive's errors that is saved", isShare: true) with { LargestFirst = true },
    ];

    /// <summary>Whether its cells are numbers that are no shares.</summary>
    private bool IsSize { get; init; }

    /// <summary>Whether its cells are numbers, to be set to the right.</summary>
    public bool IsNumber => Hint is not null || Key == "duration";

    /// <summary>The cells of the column, as the page writes them; numbers have the same decimals in all of them.</summary>
    public IReadOnlyList<string> Texts(IReadOnlyList<RunRow> rows)
    {
        if (!IsSize)
            return [.. rows.Select(Text)];

        var column = NumberColumn.Of(rows.Select(row => Find(row, Key)));
        return [.. rows.Select(row => column.Write(Find(row, Key)))];
    }

    private static RunColumn Metric(string key, string title, string hint, bool isShare = false) => new(
        key,
        title,
        row => isShare ? Format.Percent(Find(row, key)) : Format.Number(Find(row, key)),
        row => Find(row, key),
        hint)
    {
        IsSize = !isShare,
    };

    private static double? Find(RunRow row, string key) => row.Metrics.TryGetValue(key, out var value) ? value : null;
}
