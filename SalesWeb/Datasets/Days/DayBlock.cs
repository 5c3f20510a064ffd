using System.Buffers;
using System.Buffers.Binary;

namespace SalesWeb.Datasets.Days;

/// <summary>
/// The days of one series, category or version as the database keeps them: packed, ascending, each day once.
/// <code>
///   1 byte    the format, 1
///   4 bytes   how many days there are
///   4 bytes   the first of them, counted from 0001-01-01
///   columns   days behind the first; rows; quantity; amount; sum of prices; rows with a price; rows on promotion
/// </code>
/// </summary>
public readonly ref struct DayBlock
{
    private const byte Format = 1;
    private const int HeaderBytes = 9;
    private const int Columns = 7;

    private readonly int _first;
    private readonly PackedColumn _days;
    private readonly PackedColumn _rows;
    private readonly PackedColumn _quantity;
    private readonly PackedColumn _amount;
    private readonly PackedColumn _prices;
    private readonly PackedColumn _priced;
    private readonly PackedColumn _promoted;

    public DayBlock(ReadOnlySpan<byte> content)
    {
        if (TextBlock.Is(content))
            content = TextBlock.Repack(content);
        if (content.Length < HeaderBytes || content[0] != Format)
            throw new InvalidDataException("This is no block of days, or one of a newer SalesWeb.");

        Count = BinaryPrimitives.ReadInt32LittleEndian(content[1..]);
        _first = BinaryPrimitives.ReadInt32LittleEndian(content[5..]);
        content = content[HeaderBytes..];
        _days = Take(ref content, Count);
        _rows = Take(ref content, Count);
        _quantity = Take(ref content, Count);
        _amount = Take(ref content, Count);
        _prices = Take(ref content, Count);
        _priced = Take(ref content, Count);
        _promoted = Take(ref content, Count);
    }

    public int Count { get; }

    public DayTotals this[int index] => new()
    {
        Rows = (int)_rows[index],
        Quantity = _quantity[index],
        Amount = _amount[index],
        PriceSum = _prices[index],
        Priced = (int)_priced[index],
        Promoted = (int)_promoted[index],
    };

    /// <summary>The day at a place, as <see cref="DateOnly.DayNumber"/>.</summary>
    public int DayAt(int index) => _first + (int)_days[index];

    /// <summary>The place of the first day that is not before <paramref name="day"/>; <see cref="Count"/> where there is none.</summary>
    public int FirstFrom(int day)
    {
        if (day <= _first)
            return 0;

        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (DayAt(middle) < day)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <param name="days">Ascending, each once, at least one.</param>
    /// <param name="totals">What there was on each.</param>
    public static byte[] Pack(ReadOnlySpan<int> days, ReadOnlySpan<DayTotals> totals)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(HeaderBytes + (Columns * PackedColumn.MostBytes(days.Length)));
        var column = ArrayPool<double>.Shared.Rent(days.Length);
        try
        {
            buffer[0] = Format;
            BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(1), days.Length);
            BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(5), days[0]);
            var length = HeaderBytes;
            var values = column.AsSpan(0, days.Length);
            for (var i = 0; i < values.Length; i++)
                values[i] = days[i] - days[0];
            length += PackedColumn.Write(values, buffer.AsSpan(length));
            for (var i = 0; i < values.Length; i++)
                values[i] = totals[i].Rows;
            length += PackedColumn.Write(values, buffer.AsSpan(length));
            for (var i = 0; i < values.Length; i++)
                values[i] = totals[i].Quantity;
            length += PackedColumn.Write(values, buffer.AsSpan(length));
            for (var i = 0; i < values.Length; i++)
                values[i] = totals[i].Amount;
            length += PackedColumn.Write(values, buffer.AsSpan(length));
            for (var i = 0; i < values.Length; i++)
                values[i] = totals[i].PriceSum;
            length += PackedColumn.Write(values, buffer.AsSpan(length));
            for (var i = 0; i < values.Length; i++)
                values[i] = totals[i].Priced;
            length += PackedColumn.Write(values, buffer.AsSpan(length));
            for (var i = 0; i < values.Length; i++)
                values[i] = totals[i].Promoted;
            length += PackedColumn.Write(values, buffer.AsSpan(length));
            return buffer.AsSpan(0, length).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            ArrayPool<double>.Shared.Return(column);
        }
    }

    private static PackedColumn Take(scoped ref ReadOnlySpan<byte> content, int count)
    {
        var column = new PackedColumn(content, count);
        content = content[column.Length..];
        return column;
    }
}
