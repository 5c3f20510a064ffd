using System.Buffers.Binary;
using System.Text;

namespace SalesWeb.Tests.Onnx;

/// <summary>A message in the wire format of Protocol Buffers, read back: its fields in their order.</summary>
internal sealed class ProtobufMessage
{
    private readonly List<(int Field, long Number, byte[] Bytes)> _fields = [];

    public ProtobufMessage(byte[] bytes)
    {
        var at = 0;
        while (at < bytes.Length)
        {
            var key = Varint();
            _fields.Add((key & 7) switch
            {
                0 => ((int)(key >> 3), Varint(), []),
                2 => ((int)(key >> 3), 0, Take((int)Varint())),
                5 => ((int)(key >> 3), 0, Take(4)),
                var wire => throw new InvalidDataException($"Wire type {wire} at byte {at}."),
            });
        }

        long Varint()
        {
            var value = 0L;
            for (var shift = 0; ; shift += 7)
            {
                var next = bytes[at++];
                value |= (long)(next & 0x7F) << shift;
                if (next < 0x80)
                    return value;
            }
        }

        byte[] Take(int count)
        {
            at += count;
            return bytes[(at - count)..at];
        }
    }

    public long Number(int field) => Assert.Single(_fields, one => one.Field == field).Number;

    public byte[] Bytes(int field) => Assert.Single(_fields, one => one.Field == field).Bytes;

    public string Text(int field) => Encoding.UTF8.GetString(Bytes(field));

    public IEnumerable<string> Texts(int field) => All(field).Select(Encoding.UTF8.GetString);

    public ProtobufMessage Message(int field) => new(Bytes(field));

    public IReadOnlyList<ProtobufMessage> Messages(int field) => [.. All(field).Select(bytes => new ProtobufMessage(bytes))];

    /// <summary>The bytes of a field as little-endian float32 values.</summary>
    public float[] Floats(int field) => [.. Bytes(field).Chunk(sizeof(float)).Select(bytes => BinaryPrimitives.ReadSingleLittleEndian(bytes))];

    private IEnumerable<byte[]> All(int field) => _fields.Where(one => one.Field == field).Select(one => one.Bytes);
}
