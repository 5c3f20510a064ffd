using SalesWeb.Import.Values;

namespace SalesWeb.Import.Unpacking;

/// <summary>A cell of a workbook as text, so that nothing is in doubt that the workbook knows.</summary>
internal static class SheetCell
{
    /// <summary>Dates by ISO 8601, numbers with a decimal point, texts as they are.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        DateTime date => date.TimeOfDay == TimeSpan.Zero ? $"{date:yyyy-MM-dd}" : $"{date:yyyy-MM-dd HH:mm:ss}",
        double number => Text(number),
        bool isTrue => isTrue ? "true" : "false",
        _ => value.ToString() ?? "",
    };

    public static bool IsDate(object? value) => value is DateTime || (value is string text && DateText.TryParse(text, out _));

    public static bool IsNumber(object? value) =>
        value is double or int || (value is string text && (NumberText.TryRead(text, '.', out _) || NumberText.TryRead(text, ',', out _)));

    // With exactly three decimals a point could be taken for one that groups thousands.
    private static string Text(double number)
    {
        var text = number.ToString("R");
        var point = text.IndexOf('.');
        return point >= 0 && text.Length - point == 4 && !text.Contains('E') ? text + "0" : text;
    }
}
