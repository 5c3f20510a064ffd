using Microsoft.AspNetCore.Mvc;
using SalesWeb.Tracking;
using SalesWeb.Web;

namespace SalesWeb.Pages.Experiments;

/// <summary>The table of runs: narrowed down, sorted, page by page.</summary>
public sealed class IndexModel(RunQuery runs) : InPlacePage
{
    /// <summary>Rows read at once for a file.</summary>
    private const int Batch = 1000;

    [BindProperty(SupportsGet = true, Name = "")]
    public RunsAddress Address { get; set; } = new();

    public IReadOnlyList<RunRow> Rows { get; private set; } = [];

    /// <summary>How many runs there are on all pages together.</summary>
    public int Count { get; private set; }

    public IReadOnlyList<string> Experiments { get; private set; } = [];

    public int LastPage => Math.Max(1, (int)Math.Ceiling(Count / (double)RunsAddress.PageSize));

    public IActionResult OnGet()
    {
        Experiments = runs.Experiments();
        return Show("_Runs", () =>
        {
            var filter = Address.Filter();
            Count = runs.Count(filter);
            if (Address.Page > LastPage)
                throw new UserErrorException($"There is no page {Address.Page}.", $"The last one is {LastPage}.", UserErrorKind.Unknown, "page");
            Rows = runs.List(filter);
        });
    }

    /// <summary>The same runs, all pages of them.</summary>
    public IActionResult OnGetCsv()
    {
        RefuseUnreadableInput();
        return new CsvFile(
            "runs.csv",
            ["run_id", "experiment", .. RunColumn.All.Select(column => column.Key)],
            All(Address.Filter()).Select(object?[] (row) => [row.Run.Id, row.Run.Experiment, .. RunColumn.All.Select(column => column.Value(row))]));
    }

    private IEnumerable<RunRow> All(RunFilter filter)
    {
        for (var offset = 0; ; offset += Batch)
        {
            var rows = runs.List(filter with { Limit = Batch, Offset = offset });
            foreach (var row in rows)
                yield return row;
            if (rows.Count < Batch)
                yield break;
        }
    }
}
