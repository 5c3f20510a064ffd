using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace SalesWeb.Onnx;

/// <summary>
/// One message in the wire format of Protocol Buffers: its fields, one behind the other, each as
/// <code>
///   key      varint     field number · 8 + wire type
///   value    varint     wire type 0: a whole number, seven bits a byte, the lowest first; the top bit says that more follow
///            4 bytes    wire type 5: a float32, little-endian
///            varint n, then n bytes    wire type 2: text in UTF-8, bytes, a message, or packed numbers
/// </code>
/// Source: protobuf.dev, "Encoding". A library that generates code for it would be larger than all that is written with it here.
/// </summary>
public sealed class ProtobufWriter
{
    private const int VarintWire = 0;
    private const int LengthWire = 2;
    private const int Fixed32Wire = 5;
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>A whole number; one below zero takes ten bytes, as int64 does.</summary>
    /// <param name="field">The field's number, at least 1; the same of all methods.</param>
    /// <param name="value">Any.</param>
    public ProtobufWriter Number(int field, long value)
    {
        Key(field, VarintWire);
        Varint((ulong)value);
        return this;
    }

    public ProtobufWriter Real(int field, float value)
    {
        Key(field, Fixed32Wire);
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        _bytes.Write(bytes);
        return this;
    }

    public ProtobufWriter Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtobufWriter Bytes(int field, ReadOnlySpan<byte> value)
    {
        Key(field, LengthWire);
        Varint((ulong)value.Length);
        _bytes.Write(value);
        return this;
    }

    public ProtobufWriter Message(int field, ProtobufWriter message) => Bytes(field, message._bytes.WrittenSpan);

    /// <summary>Whole numbers in one field, packed.</summary>
    public ProtobufWriter Numbers(int field, IEnumerable<long> values)
    {
        var packed = new ProtobufWriter();
        foreach (var value in values)
            packed.Varint((ulong)value);
        return Message(field, packed);
    }

    /// <summary>The message as it stands now.</summary>
    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    private void Key(int field, int wire) => Varint(((ulong)field << 3) | (uint)wire);

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            _bytes.Write([(byte)(value | 0x80)]);
        _bytes.Write([(byte)value]);
    }
}
