using System.Text;
using Microsoft.AspNetCore.Mvc;
using SalesWeb.Series;

namespace SalesWeb.Web;

/// <summary>A table as a download, in the form of <see cref="CsvTable"/>, and in UTF-8 with the mark at its beginning by which a spreadsheet knows that it is.</summary>
/// <param name="name">The file name the browser proposes.</param>
/// <param name="columns">The header.</param>
/// <param name="rows">As many cells as columns: text, numbers, days or null.</param>
public sealed class CsvFile(string name, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context)
    {
        var content = new MemoryStream();
        using (var writer = new StreamWriter(content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        {
            var table = new CsvTable(writer, columns);
            foreach (var row in rows)
                table.Row([.. row]);
        }

        content.Position = 0;
        return new FileStreamResult(content, "text/csv; charset=utf-8") { FileDownloadName = name }.ExecuteResultAsync(context);
    }
}
