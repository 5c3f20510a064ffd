using System.Buffers.Binary;
using System.Text;
using SalesWeb.Network;
using static SalesWeb.Tests.Network.TamperedWeights;

namespace SalesWeb.Tests.Network;

public sealed class SafetensorsTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public static TheoryData<string, string> Tampered => new()
    {
        { Entry("a", "[2]", 0, 8) + "," + Entry("a", "[2]", 8, 16), "names a twice" },
        { Entry("a", "[2]", 0, 8) + "," + Entry("b", "[3]", 4, 16), "overlap or leave a gap" },
        { Entry("a", "[1]", 0, 4) + "," + Entry("b", "[2]", 8, 16), "overlap or leave a gap" },
        { Entry("a", "[2]", 8, 16), "begin at byte 8 where 0 was expected" },
        { Entry("a", "[2]", 0, 8), "describes 8 bytes of data, but 16 follow" },
        { Entry("a", "[6]", 0, 24), "describes 24 bytes of data, but 16 follow" },
        { Entry("a", "[5]", 0, 16), "does not fill its data_offsets" },
        { Entry("a", "[2]", 16, 0), "does not fill its data_offsets" },
        { Entry("a", "[0, 2147483647, 2147483647]", 0, 16), "does not fill its data_offsets" },
        { Entry("a", "[2147483647, 2147483647, 2147483647, 2147483647, 2147483647, 2147483647]", 0, 16), "does not fill its data_offsets" },
        { Entry("a", "[4]", 0, 16, dtype: "F16"), "dtype F16; only F32" },
        { Entry("a", "[-4]", 0, 16), "does not give" },
        { Entry("a", "[4.5]", 0, 16), "does not give" },
        { Entry("a", "\"4\"", 0, 16), "does not give" },
        { Entry("a", "[4]", -16, 0), "does not give" },
        { Entry("a", "[4]", 0, 99_999_999_999), "does not give" },
        { "\"a\": 7", "does not give" },
        { "\"a\": {\"dtype\": \"F32\"}", "does not give" },
        { "\"__metadata__\": {\"window\": 14}," + Entry("a", "[4]", 0, 16), "not a list of names and texts" },
        { "\"__metadata__\": {\"window\": \"14\", \"window\": \"7\"}," + Entry("a", "[4]", 0, 16), "names window twice" },
        { "\"a\": ", "not a JSON object" },
        { """ "\ud800": {} """, "not a JSON object" },
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_written_is_read_back()
    {
        var path = _folder.File("weights.safetensors");
        var tensors = new[] { new Tensor("one", [2, 3], [1, 2, 3, 4, 5, 6.5f]), new Tensor("two \"ü\"", [], [-1]), new Tensor("none", [0, 2], []) };
        new Safetensors(tensors, new Dictionary<string, string> { ["window"] = "14", ["by"] = "hand" }).Write(path);

        var file = Safetensors.Read(path);

        Assert.Equal(tensors.OrderBy(tensor => tensor.Name), file.Tensors.OrderBy(tensor => tensor.Name), (one, other) =>
            one.Name == other.Name && one.Shape.SequenceEqual(other.Shape) && one.Values.SequenceEqual(other.Values));
        Assert.Equal("14", file.Metadata["window"]);
        Assert.Equal("hand", file.Metadata["by"]);
    }

    [Fact]
    public void The_bytes_are_those_the_format_describes()
    {
        var path = _folder.File("weights.safetensors");
        new Safetensors([new Tensor("a", [2], [1, -2])], new Dictionary<string, string> { ["k"] = "v" }).Write(path);

        var bytes = File.ReadAllBytes(path);
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        Assert.Equal(0, length % 8);
        Assert.Equal(
            """{"__metadata__":{"k":"v"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""",
            Encoding.UTF8.GetString(bytes, 8, length).TrimEnd(' '));
        Assert.Equal([0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0], bytes[(8 + length)..]);
    }

    [Theory]
    [MemberData(nameof(Tampered))]
    public void A_tampered_header_is_refused_and_the_message_names_file_and_fault(string entries, string fault)
    {
        var error = Refused(Bytes("{" + entries + "}", dataBytes: 16));

        Assert.Contains("weights.safetensors cannot be used: ", error.Message);
        Assert.Contains(fault, error.Message);
    }

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(long.MaxValue)]
    [InlineData(-1)]
    public void A_header_longer_than_the_file_is_refused(long headerLength) =>
        Assert.Contains("its header should have", Refused(Bytes("{}", dataBytes: 16, headerLength)).Message);

    [Fact]
    public void A_file_cut_off_anywhere_is_refused()
    {
        var path = _folder.File("whole.safetensors");
        new Safetensors([new Tensor("a", [2, 2], [1, 2, 3, 4]), new Tensor("b", [1], [5])], new Dictionary<string, string>()).Write(path);
        var whole = File.ReadAllBytes(path);

        for (var length = 0; length < whole.Length; length++)
            Refused(whole[..length]);
    }

    [Fact]
    public void A_header_with_any_byte_changed_is_refused_in_words_or_read_but_never_crashes()
    {
        var path = _folder.File("weights.safetensors");
        new Safetensors([new Tensor("a", [2], [1, 2])], new Dictionary<string, string> { ["k"] = "v" }).Write(path);
        var whole = File.ReadAllBytes(path);
        var refused = 0;
        for (var at = 0; at < whole.Length - 8; at++)
        {
            foreach (var value in new byte[] { 0, (byte)'"', (byte)'0', (byte)'\\', (byte)'}', 0x80, 0xFF })
            {
                byte[] changed = [.. whole[..at], value, .. whole[(at + 1)..]];
                File.WriteAllBytes(path, changed);
                if (Record.Exception(() => Safetensors.Read(path)) is { } error)
                {
                    Assert.IsType<UserErrorException>(error);
                    refused++;
                }
            }
        }

        Assert.InRange(refused, whole.Length, whole.Length * 7);
    }

    [Fact]
    public void Bytes_after_the_last_tensor_are_refused() =>
        Assert.Contains("20 follow", Refused(Bytes("{" + Entry("a", "[4]", 0, 16) + "}", dataBytes: 20)).Message);

    [Fact]
    public void A_file_that_is_not_there_is_unknown() =>
        Assert.Equal(UserErrorKind.Unknown, Assert.Throws<UserErrorException>(() => Safetensors.Read(_folder.File("absent"))).Kind);

    [Fact]
    public void Where_nothing_can_be_written_nothing_is_left_behind()
    {
        var path = _folder.File("taken");
        Directory.CreateDirectory(path);

        Assert.Throws<UserErrorException>(() => new Safetensors([], new Dictionary<string, string>()).Write(path));

        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told() =>
        Assert.Contains("could not be written", Assert.Throws<UserErrorException>(() =>
            new Safetensors([], new Dictionary<string, string>()).Write(_folder.File("absent/weights.safetensors"))).Message);

    private UserErrorException Refused(byte[] bytes)
    {
        var path = _folder.File("weights.safetensors");
        File.WriteAllBytes(path, bytes);
        return Assert.Throws<UserErrorException>(() => Safetensors.Read(path));
    }
}
