using SalesWeb.Onnx;

namespace SalesWeb.Tests.Onnx;

/// <summary>Bytes worked by hand; those of 150 and "testing" stand in protobuf.dev's description of the encoding.</summary>
public class ProtobufWriterTests
{
    [Theory]
    [InlineData(0, "08 00")]
    [InlineData(1, "08 01")]
    [InlineData(127, "08 7F")]
    [InlineData(128, "08 80 01")]
    [InlineData(150, "08 96 01")]
    [InlineData(-1, "08 FF FF FF FF FF FF FF FF FF 01")]
    public void A_whole_number_takes_seven_bits_a_byte(long value, string bytes) => Assert.Equal(bytes, Hex(new ProtobufWriter().Number(1, value)));

    [Fact]
    public void Text_has_its_length_before_it() =>
        Assert.Equal("12 07 74 65 73 74 69 6E 67", Hex(new ProtobufWriter().Text(2, "testing")));

    [Fact]
    public void A_field_above_fifteen_has_a_key_of_two_bytes() => Assert.Equal("A0 01 01", Hex(new ProtobufWriter().Number(20, 1)));

    [Fact]
    public void A_real_number_is_four_bytes() => Assert.Equal("15 00 00 80 3F", Hex(new ProtobufWriter().Real(2, 1)));

    [Fact]
    public void Numbers_are_packed() => Assert.Equal("22 06 03 8E 02 9E A7 05", Hex(new ProtobufWriter().Numbers(4, [3, 270, 86942])));

    [Fact]
    public void A_message_lies_within_the_other() =>
        Assert.Equal("1A 03 08 96 01", Hex(new ProtobufWriter().Message(3, new ProtobufWriter().Number(1, 150))));

    private static string Hex(ProtobufWriter writer) => string.Join(' ', writer.ToArray().Select(value => $"{value:X2}"));
}
