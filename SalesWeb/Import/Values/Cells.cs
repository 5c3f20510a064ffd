using System.Text;
using CsvHelper;

namespace SalesWeb.Import.Values;

/// <summary>The cells of the row that a reader stands on.</summary>
internal static class Cells
{
    /// <summary>Longer texts are neither numbers nor dates.</summary>
    public const int LongestNumberOrDate = 80;

    /// <summary>Whether no cell says anything.</summary>
    public static bool IsBlank(this CsvReader row)
    {
        for (var i = 0; i < row.FieldCount; i++)
        {
            if (!row.GetSpan(i).Trim(" \t"u8).IsEmpty)
                return false;
        }

        return true;
    }

    /// <summary>How many fields there are, without the empty ones that go beyond the header.</summary>
    public static int CountFields(this CsvReader row, int columns)
    {
        var count = row.FieldCount;
        while (count > columns && row.IsEmpty(count - 1))
            count--;
        return count;
    }

    /// <summary>A cell without the blanks around it, in <paramref name="buffer"/>; where it is too long for a number or a date, its beginning.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">Counted from 0.</param>
    /// <param name="buffer">Room for <see cref="LongestNumberOrDate"/> characters.</param>
    public static ReadOnlySpan<char> ShortText(this CsvReader row, int column, Span<char> buffer) => ShortText(row.GetSpan(column), buffer);

    /// <inheritdoc cref="ShortText(CsvReader, int, Span{char})"/>
    public static ReadOnlySpan<char> ShortText(ReadOnlySpan<byte> cell, Span<char> buffer)
    {
        Encoding.UTF8.TryGetChars(cell[..Math.Min(cell.Length, buffer.Length)], buffer, out var length);
        return buffer[..length].Trim();
    }
}
