using SalesWeb.Datasets.Importing;
using Spectre.Console;

namespace SalesWeb.Commands;

/// <summary>The report of an import for people.</summary>
internal static class ImportDrawing
{
    private const int MostRejected = 10;

    public static void Draw(IAnsiConsole console, ImportReport report)
    {
        console.Write(Tables.Of(["", ""], Facts(report)));
        foreach (var note in report.Notes)
            console.WriteLine($"- {note}");
        if (report.RowsRejected > 0)
        {
            console.Write(Tables.Of(
                ["line", "column", "value", "why it was left out"],
                report.Rejected.Take(MostRejected).Select(row => new[] { $"{row.Line}", row.Column, row.Value, row.Reason }),
                0));
            if (report.RowsRejected > MostRejected)
                console.WriteLine($"… and {report.RowsRejected - MostRejected:N0} more.");
        }

        console.WriteLine(Outcome(report));
    }

    private static IEnumerable<string[]> Facts(ImportReport report) =>
    [
        ["rows", $"{report.RowsImported:N0} of {report.RowsRead:N0} imported, {report.RowsRejected:N0} left out"],
        ["categories", $"{report.Categories:N0}, in {report.Series:N0} series"],
        ["span", $"{report.From:yyyy-MM-dd} to {report.To:yyyy-MM-dd}, {report.Frequency.ToString().ToLowerInvariant()}"],
        ["total", $"{report.Total:N2} ({report.Units.NameOf(report.Measure)})"],
        ["columns", string.Join(", ", report.Columns.Select(column => $"{column.Key} = {column.Value}"))],
    ];

    private static string Outcome(ImportReport report) =>
        report.AlreadyThere ? $"The dataset {report.Dataset} had this very file already; nothing changed."
        : report.VersionId is null ? "This was a dry run; nothing was kept."
        : $"Imported into the dataset {report.Dataset}.";
}
