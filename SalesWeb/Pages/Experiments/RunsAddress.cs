using Microsoft.AspNetCore.Mvc;
using SalesWeb.Tracking;

namespace SalesWeb.Pages.Experiments;

/// <summary>Which runs are wanted and in which order, as the address of the page says it.</summary>
public sealed record RunsAddress
{
    /// <summary>Runs on a page.</summary>
    public const int PageSize = 50;

    [FromQuery(Name = "experiment")]
    public string? Experiment { get; init; }

    [FromQuery(Name = "dataset")]
    public string? Dataset { get; init; }

    [FromQuery(Name = "category")]
    public string? Category { get; init; }

    [FromQuery(Name = "status")]
    public RunStatus? Status { get; init; }

    /// <summary>The key of a column, with a minus before it for the largest first; the newest first where it is not given.</summary>
    [FromQuery(Name = "sort")]
    public string? Sort { get; init; }

    /// <summary>Counted from 1.</summary>
    [FromQuery(Name = "page")]
    public int Page { get; init; } = 1;

    public string SortKey => (Sort ?? "-started").TrimStart('-');

    public bool IsDescending => (Sort ?? "-started").StartsWith('-');

    /// <exception cref="UserErrorException">There is no such column, or no such page.</exception>
    public RunFilter Filter()
    {
        if (RunColumn.All.All(column => column.Key != SortKey))
        {
            throw new UserErrorException(
                $"Runs cannot be sorted by \"{SortKey}\".",
                $"Sort by one of {string.Join(", ", RunColumn.All.Select(column => column.Key))}.",
                field: "sort");
        }

        if (Page < 1)
            throw new UserErrorException($"There is no page {Page}.", "Pages are counted from 1.", field: "page");

        return new RunFilter
        {
            Experiment = Blank(Experiment),
            Dataset = Blank(Dataset),
            Category = Blank(Category),
            Status = Status,
            Sort = SortKey,
            Descending = IsDescending,
            Limit = PageSize,
            Offset = (int)Math.Min(int.MaxValue, (Page - 1L) * PageSize),
        };
    }

    /// <summary>The address that sorts by a column: the other way round where it does so already.</summary>
    public string SortedBy(RunColumn column)
    {
        var descending = SortKey == column.Key ? !IsDescending : column.LargestFirst;
        return Query((descending ? "-" : "") + column.Key, page: 1, handler: null);
    }

    public string OnPage(int page) => Query(Sort, page, handler: null);

    /// <summary>The address of the same runs, all pages of them, as a file.</summary>
    public string AsFile => Query(Sort, page: 1, "Csv");

    private string Query(string? sort, int page, string? handler)
    {
        KeyValuePair<string, string?>[] parts =
        [
            new("handler", handler),
            new("experiment", Blank(Experiment)),
            new("dataset", Blank(Dataset)),
            new("category", Blank(Category)),
            new("status", Status?.ToString()),
            new("sort", sort),
            new("page", page > 1 ? page.ToString() : null),
        ];
        return "/experiments" + QueryString.Create(parts.Where(part => part.Value is not null));
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
