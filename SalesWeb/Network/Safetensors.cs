using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace SalesWeb.Network;

/// <summary>
/// A file in the safetensors format, with float32 tensors only.
/// <code>
///   8 bytes   N, little-endian
///   N bytes   JSON: {"name": {"dtype": "F32", "shape": […], "data_offsets": [begin, end]}, …, "__metadata__": {"key": "text"}}
///   the rest  the tensors' values, little-endian, without gaps or overlaps; offsets count from its start
/// </code>
/// </summary>
/// <param name="Tensors">In the order of their data.</param>
/// <param name="Metadata">Free text by key.</param>
public sealed record Safetensors(IReadOnlyList<Tensor> Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    internal const string MetadataKey = "__metadata__";
    internal const string Remedy = "Take a fresh copy of the file from where it was trained, or train again.";
    private const int LengthBytes = sizeof(ulong);
    private const long LargestFile = 1L << 30;

    /// <exception cref="UserErrorException">The file cannot be read, or is not whole and well-formed.</exception>
    public static Safetensors Read(string path)
    {
        var bytes = ReadBytes(path);
        if (bytes.Length < LengthBytes)
            throw Refuse(path, $"it has {bytes.Length} bytes, too few for a safetensors file");
        var headerLength = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (headerLength > (ulong)(bytes.Length - LengthBytes))
            throw Refuse(path, $"its header should have {headerLength} bytes, but only {bytes.Length - LengthBytes} follow");

        var header = bytes.AsMemory(LengthBytes, (int)headerLength);
        var data = bytes.AsSpan(LengthBytes + (int)headerLength);
        var (entries, metadata) = SafetensorsHeader.Parse(header, data.Length, problem => Refuse(path, problem));
        var tensors = new List<Tensor>();
        foreach (var entry in entries)
            tensors.Add(new Tensor(entry.Name, entry.Shape, ToFloats(data[entry.Begin..entry.End])));
        return new Safetensors(tensors, metadata);
    }

    /// <summary>Writes the file under a temporary name beside <paramref name="path"/> and puts it in place when it is whole.</summary>
    /// <param name="path">Where.</param>
    /// <param name="flushToDisk">Whether to wait until the disk has it; without, only a crash of the machine can still lose it.</param>
    /// <exception cref="UserErrorException">The file cannot be written there.</exception>
    public void Write(string path, bool flushToDisk = true)
    {
        var header = Header();
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew))
            {
                Span<byte> length = stackalloc byte[LengthBytes];
                BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
                file.Write(length);
                file.Write(header);
                foreach (var tensor in Tensors)
                    file.Write(ToBytes(tensor.Values));
                file.Flush(flushToDisk);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(temporary))
                File.Delete(temporary);
            throw new UserErrorException(
                $"{path} could not be written: {e.Message}", "Make room on the disk, or choose a folder that can be written to.", cause: e);
        }
    }

    private byte[] Header()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (Metadata.Count > 0)
            {
                json.WritePropertyName(MetadataKey);
                JsonSerializer.Serialize(json, Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary());
            }

            var begin = 0L;
            foreach (var tensor in Tensors)
            {
                var end = begin + sizeof(float) * (long)tensor.Values.Length;
                json.WritePropertyName(tensor.Name);
                JsonSerializer.Serialize(json, new { dtype = "F32", shape = tensor.Shape, data_offsets = new[] { begin, end } });
                begin = end;
            }

            json.WriteEndObject();
        }

        // Spaces up to a multiple of eight, so that a reader that maps the file finds the values aligned.
        buffer.Write(Encoding.UTF8.GetBytes(new string(' ', (int)(-buffer.Length & 7))));
        return buffer.ToArray();
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            var length = new FileInfo(path).Length;
            return length <= LargestFile
                ? File.ReadAllBytes(path)
                : throw Refuse(path, $"it has {length} bytes; weights files of at most {LargestFile} bytes are read");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserErrorException($"There is no weights file {path}.", "Check the name, or train first.", UserErrorKind.Unknown, cause: e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{path} could not be read: {e.Message}", "Check the file and who may read it.", cause: e);
        }
    }

    private static UserErrorException Refuse(string path, string problem) => new($"{path} cannot be used: {problem}.", Remedy);

    private static float[] ToFloats(ReadOnlySpan<byte> bytes)
    {
        var floats = new float[bytes.Length / sizeof(float)];
        if (BitConverter.IsLittleEndian)
            MemoryMarshal.Cast<byte, float>(bytes).CopyTo(floats);
        else
            for (var n = 0; n < floats.Length; n++)
                floats[n] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(n * sizeof(float))..]);
        return floats;
    }

    private static ReadOnlySpan<byte> ToBytes(float[] floats)
    {
        if (BitConverter.IsLittleEndian)
            return MemoryMarshal.AsBytes(floats.AsSpan());
        var bytes = new byte[floats.Length * sizeof(float)];
        for (var n = 0; n < floats.Length; n++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(n * sizeof(float)), floats[n]);
        return bytes;
    }
}
