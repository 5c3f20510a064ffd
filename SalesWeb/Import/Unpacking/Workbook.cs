using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using SalesWeb.Import.Values;

namespace SalesWeb.Import.Unpacking;

/// <summary>An Excel workbook, of which one sheet is read as a table.</summary>
/// <param name="path">Where it lies.</param>
/// <param name="name">What its owner calls it, for messages.</param>
/// <param name="cancellation">Asked before each row.</param>
internal sealed class Workbook(string path, string name, CancellationToken cancellation)
{
    /// <summary>A full sheet of a million rows has a hundred columns at most.</summary>
    private const long MostCells = 110_000_000;

    static Workbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Whether a ZIP archive is a workbook.</summary>
    public static bool Is(ZipArchive archive) => archive.GetEntry("xl/workbook.xml") is not null && archive.GetEntry("xl/workbook.bin") is null;

    /// <summary>Writes the rows of a sheet as comma-separated text, so that the line of a row is its row on the sheet.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="wanted">The name of the sheet; empty for the first that holds sales.</param>
    /// <returns>The sheet, and the names of all that could be read instead.</returns>
    /// <exception cref="UserErrorException">It is locked or damaged, there is no such sheet, or none with a table.</exception>
    public SheetChoice Write(TextWriter text, string wanted)
    {
        var sheets = Damaged(() => Sheets());
        var tables = sheets.Where(sheet => sheet.Shape is not null).ToList();
        if (tables.Count == 0)
            throw Refuse("no sheet of the workbook holds a table with a line of column names.", "Write the names of the columns above the table, for example date, category, amount.");

        var chosen = wanted == ""
            ? tables.FirstOrDefault(sheet => sheet.Shape!.IsSales) ?? tables[0]
            : tables.FirstOrDefault(sheet => sheet.Name == wanted)
                ?? throw Refuse(
                    $"there is no sheet \"{Excerpt.Of(wanted)}\" with a table. The sheets are {string.Join(", ", tables.Select(sheet => $"\"{sheet.Name}\""))}.",
                    "Choose one of these.");
        Write(text, chosen.Index, chosen.Shape!);
        return new SheetChoice(
            chosen.Name,
            [.. tables.Where(sheet => sheet == chosen || sheet.Shape!.IsSales || !tables.Exists(one => one.Shape!.IsSales)).Select(sheet => sheet.Name)],
            chosen.Shape!.HeaderRow);
    }

    private List<Sheet> Sheets()
    {
        using var reader = Open();
        var sheets = new List<Sheet>();
        var index = 0;
        do
        {
            var rows = new List<object?[]>();
            while (reader.VisibleState == "visible" && rows.Count < SheetShape.Rows && reader.Read())
                rows.Add(Row(reader));
            if (reader.VisibleState == "visible")
                sheets.Add(new Sheet(index, reader.Name, SheetShape.Of(rows)));
            index++;
            cancellation.ThrowIfCancellationRequested();
        }
        while (reader.NextResult());
        return sheets;
    }

    private void Write(TextWriter text, int index, SheetShape shape)
    {
        using var reader = Damaged(Open);
        for (var i = 0; i < index; i++)
            Damaged(reader.NextResult);
        RefuseEmptiness(Damaged(() => reader.RowCount), Damaged(() => reader.FieldCount), reader.Name);
        for (var row = 0; Damaged(reader.Read); row++)
        {
            cancellation.ThrowIfCancellationRequested();
            var cells = row < shape.HeaderRow ? [] : Damaged(() => Row(reader)).Select(SheetCell.Text).ToList();
            var last = Math.Max(cells.FindLastIndex(cell => !string.IsNullOrWhiteSpace(cell)), shape.Last);
            SheetText.WriteRow(text, cells.Count == 0 ? [] : Padded(cells, shape.First, last));
        }
    }

    /// <summary>A stray cell in the last corner makes a sheet of 17 thousand million cells, nearly all of them empty.</summary>
    private void RefuseEmptiness(int rows, int columns, string sheet)
    {
        if ((long)rows * columns > MostCells)
        {
            throw Refuse(
                $"the sheet \"{Excerpt.Of(sheet)}\" reaches over {rows:N0} rows and {columns:N0} columns, so something stands far away from its table.",
                "Delete the rows and columns beyond the table, or copy the table to a new sheet, and import that.");
        }
    }

    private static List<string> Padded(List<string> cells, int first, int last) =>
        [.. Enumerable.Range(first, last - first + 1).Select(i => i < cells.Count ? cells[i] : "")];

    private static object?[] Row(IExcelDataReader reader)
    {
        var row = new object?[reader.FieldCount];
        for (var i = 0; i < row.Length; i++)
            row[i] = reader.GetValue(i);
        return row;
    }

    private IExcelDataReader Open()
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            return ExcelReaderFactory.CreateReader(file, new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding(1252) });
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Does what the library may fail at in any way, given bytes that are no workbook.</summary>
    private T Damaged<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidPasswordException e)
        {
            throw Refuse("the workbook is locked with a password.", "Save it without a password, or as CSV, and import that.", e);
        }
        catch (Exception e) when (e is not (UserErrorException or OperationCanceledException or OutOfMemoryException))
        {
            throw Refuse("the workbook is damaged and cannot be read.", "Open it in a spreadsheet, save it again or as CSV, and import that.", e);
        }
    }

    private UserErrorException Refuse(string problem, string remedy, Exception? cause = null) => new($"{name}: {problem}", remedy, field: "file", cause: cause);

    private sealed record Sheet(int Index, string Name, SheetShape? Shape);
}
