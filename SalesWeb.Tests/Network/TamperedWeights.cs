using System.Buffers.Binary;
using System.Text;

namespace SalesWeb.Tests.Network;

/// <summary>Safetensors files put together by hand, right or wrong.</summary>
internal static class TamperedWeights
{
    /// <summary>A file of this header, its length before it, and as many bytes of data.</summary>
    public static byte[] Bytes(string header, int dataBytes, long? headerLength = null)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var file = new byte[sizeof(long) + json.Length + dataBytes];
        BinaryPrimitives.WriteInt64LittleEndian(file, headerLength ?? json.Length);
        json.CopyTo(file, sizeof(long));
        return file;
    }

    /// <summary>One entry of a header.</summary>
    public static string Entry(string name, string shape, long begin, long end, string dtype = "F32") =>
        $$"""  "{{name}}": {"dtype": "{{dtype}}", "shape": {{shape}}, "data_offsets": [{{begin}}, {{end}}]}  """;
}
