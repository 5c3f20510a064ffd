using System.Security;
using System.Text;

namespace SalesWeb.Tests.Import;

/// <summary>A new Excel workbook written by hand: as little of it as makes one.</summary>
internal static class TestWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006/";
    private static readonly DateOnly Epoch = new(1899, 12, 30);

    /// <param name="sheets">Names and rows; a cell is null, a text, a number or a date.</param>
    public static byte[] Of(params (string Name, object?[][] Rows)[] sheets) => Of(xml => xml, sheets);

    /// <param name="change">What is done to the XML of each sheet, for example damage.</param>
    /// <param name="sheets">Names and rows.</param>
    public static byte[] Of(Func<string, string> change, params (string Name, object?[][] Rows)[] sheets) => Of(change, [], "", sheets);

    /// <param name="change">What is done to the XML of each sheet.</param>
    /// <param name="shared">Texts that cells may name by their number, as <c>t="s"</c>.</param>
    /// <param name="styles">What stands before the formats of the cells.</param>
    /// <param name="sheets">Names and rows.</param>
    public static byte[] Of(Func<string, string> change, string[] shared, string styles, params (string Name, object?[][] Rows)[] sheets)
    {
        var files = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = $"<Types xmlns=\"{Packages}content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/></Types>",
            ["_rels/.rels"] = $"<Relationships xmlns=\"{Packages}relationships\">"
                + $"<Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
            ["xl/workbook.xml"] = $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>"
                + string.Concat(sheets.Select((sheet, i) => $"<sheet name=\"{SecurityElement.Escape(sheet.Name)}\" sheetId=\"{i + 1}\" r:id=\"s{i + 1}\"/>"))
                + "</sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] = $"<Relationships xmlns=\"{Packages}relationships\">"
                + $"<Relationship Id=\"ss\" Type=\"{Relations}/sharedStrings\" Target=\"sharedStrings.xml\"/>"
                + $"<Relationship Id=\"st\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/>"
                + string.Concat(sheets.Select((_, i) =>
                    $"<Relationship Id=\"s{i + 1}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))
                + "</Relationships>",

            // The second format is number 14, a date.
            ["xl/styles.xml"] = $"<styleSheet xmlns=\"{Main}\">{styles}<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
        };
        files["xl/sharedStrings.xml"] = $"<sst xmlns=\"{Main}\">{string.Concat(shared.Select(text => $"<si><t>{SecurityElement.Escape(text)}</t></si>"))}</sst>";
        for (var i = 0; i < sheets.Length; i++)
            files[$"xl/worksheets/sheet{i + 1}.xml"] = change($"<worksheet xmlns=\"{Main}\"><sheetData>{Rows(sheets[i].Rows)}</sheetData></worksheet>");
        return TestArchive.Of([.. files.Select(file => (file.Key, Encoding.UTF8.GetBytes(file.Value)))]);
    }

    private static string Rows(object?[][] rows) => string.Concat(rows.Select((row, r) =>
        $"<row r=\"{r + 1}\">{string.Concat(row.Select((cell, c) => Cell(cell, $"{(char)('A' + c)}{r + 1}")))}</row>"));

    private static string Cell(object? value, string place) => value switch
    {
        null => "",
        string text => $"<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>",
        DateOnly date => $"<c r=\"{place}\" s=\"1\"><v>{date.DayNumber - Epoch.DayNumber}</v></c>",
        _ => $"<c r=\"{place}\"><v>{value}</v></c>",
    };
}
