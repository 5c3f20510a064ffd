using System.Buffers;

namespace SalesWeb.Series;

/// <summary>A number as its owner wrote it, which goes into a table as it stands: -5,30 runs nothing, while the text -5+A1 would.</summary>
public readonly record struct CsvNumber
{
    private static readonly SearchValues<char> DigitsAndMarks = SearchValues.Create("0123456789.,");

    private CsvNumber(string text) => Text = text;

    public string Text { get; }

    /// <summary>A text as a number where it is nothing but digits, marks and a sign before them; otherwise as it is.</summary>
    public static object Of(string text) => text is ['+' or '-', _, ..] && text.AsSpan(1).IndexOfAnyExcept(DigitsAndMarks) < 0 ? new CsvNumber(text) : text;
}
