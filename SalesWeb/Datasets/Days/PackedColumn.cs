using System.Buffers.Binary;

namespace SalesWeb.Datasets.Days;

/// <summary>
/// Numbers side by side in as few bytes as hold them exactly: a kind (1 byte), then the values, little-endian. What it gives back is
/// what went in, to the bit.
/// </summary>
public readonly ref struct PackedColumn
{
    private readonly Kind _kind;
    private readonly ReadOnlySpan<byte> _values;

    /// <param name="content">Begins with a column.</param>
    /// <param name="count">How many values it has.</param>
    public PackedColumn(ReadOnlySpan<byte> content, int count)
    {
        _kind = (Kind)content[0];
        Length = 1 + (_kind == Kind.Same ? sizeof(double) : Width(_kind) * count);
        _values = content[1..Length];
    }

    private enum Kind : byte
    {
        /// <summary>NaN throughout.</summary>
        None,

        /// <summary>0, 1, 2 and so on.</summary>
        Counting,

        /// <summary>One number throughout.</summary>
        Same,
        Byte,
        Short,
        Int,

        /// <summary>Hundredths: 12.34 is 1234.</summary>
        Cents,
        Double,
    }

    /// <summary>Its size in bytes, the kind included.</summary>
    public int Length { get; }

    public double this[int index] => _kind switch
    {
        Kind.None => double.NaN,
        Kind.Counting => index,
        Kind.Same => BinaryPrimitives.ReadDoubleLittleEndian(_values),
        Kind.Byte => _values[index],
        Kind.Short => BinaryPrimitives.ReadInt16LittleEndian(_values[(2 * index)..]),
        Kind.Int => BinaryPrimitives.ReadInt32LittleEndian(_values[(4 * index)..]),
        Kind.Cents => BinaryPrimitives.ReadInt32LittleEndian(_values[(4 * index)..]) / 100.0,
        Kind.Double => BinaryPrimitives.ReadDoubleLittleEndian(_values[(8 * index)..]),
        _ => throw new InvalidDataException($"There is no packed column of kind {(byte)_kind}."),
    };

    /// <summary>The most bytes that a column of so many values takes.</summary>
    public static int MostBytes(int count) => 1 + (sizeof(double) * Math.Max(1, count));

    /// <summary>Writes the values at the beginning of <paramref name="target"/>.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int Write(ReadOnlySpan<double> values, Span<byte> target)
    {
        var kind = KindOf(values);
        target[0] = (byte)kind;
        target = target[1..];
        switch (kind)
        {
            case Kind.Same:
                BinaryPrimitives.WriteDoubleLittleEndian(target, values[0]);
                return 1 + sizeof(double);
            case Kind.Byte:
                for (var i = 0; i < values.Length; i++)
                    target[i] = (byte)values[i];
                break;
            case Kind.Short:
                for (var i = 0; i < values.Length; i++)
                    BinaryPrimitives.WriteInt16LittleEndian(target[(2 * i)..], (short)values[i]);
                break;
            case Kind.Int:
                for (var i = 0; i < values.Length; i++)
                    BinaryPrimitives.WriteInt32LittleEndian(target[(4 * i)..], (int)values[i]);
                break;
            case Kind.Cents:
                for (var i = 0; i < values.Length; i++)
                    BinaryPrimitives.WriteInt32LittleEndian(target[(4 * i)..], (int)Math.Round(100 * values[i]));
                break;
            case Kind.Double:
                for (var i = 0; i < values.Length; i++)
                    BinaryPrimitives.WriteDoubleLittleEndian(target[(8 * i)..], values[i]);
                break;
        }

        return 1 + (Width(kind) * values.Length);
    }

    private static int Width(Kind kind) => kind switch
    {
        Kind.Byte => 1,
        Kind.Short => 2,
        Kind.Int or Kind.Cents => 4,
        Kind.Double => 8,
        _ => 0,
    };

    private static Kind KindOf(ReadOnlySpan<double> values)
    {
        var (lowest, highest) = (0.0, 0.0);
        var (isNone, isCounting, isSame, isWhole, isCents) = (true, true, true, true, true);
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            isNone &= double.IsNaN(value);
            isCounting &= Same(value, i);
            isSame &= Same(value, values[0]);
            isWhole &= IsWhole(value);
            isCents = isCents && IsWhole(Math.Round(100 * value)) && Same(Math.Round(100 * value) / 100, value);
            (lowest, highest) = (Math.Min(lowest, value), Math.Max(highest, value));
        }

        if (isNone || isCounting)
            return isNone ? Kind.None : Kind.Counting;
        if (isSame)
            return Kind.Same;
        if (isWhole)
        {
            return lowest >= byte.MinValue && highest <= byte.MaxValue ? Kind.Byte
                : lowest >= short.MinValue && highest <= short.MaxValue ? Kind.Short
                : Kind.Int;
        }

        return isCents ? Kind.Cents : Kind.Double;
    }

    private static bool IsWhole(double value) => Math.Abs(value) <= int.MaxValue && Same((int)value, value);

    /// <summary>Also tells 0 from -0.</summary>
    private static bool Same(double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b);
}
