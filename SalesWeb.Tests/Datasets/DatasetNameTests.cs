using SalesWeb.Datasets;

namespace SalesWeb.Tests.Datasets;

public class DatasetNameTests
{
    [Theory]
    [InlineData("shop.csv", "shop")]
    [InlineData("data/shop.csv.gz", "shop")]
    [InlineData("shop.TSV.GZ", "shop")]
    [InlineData("shop.2024.csv", "shop.2024")]
    [InlineData(" bakery 2023 .csv", "bakery 2023")]
    [InlineData("shop", "shop")]
    [InlineData(".csv", "sales")]
    [InlineData(".gz", "sales")]
    [InlineData(" .csv.gz", "sales")]
    [InlineData("\u202Epohs.csv", "pohs")]
    [InlineData("\u202E.csv", "sales")]
    [InlineData("👩‍👩‍👧.csv", "👩‍👩‍👧")]
    public void A_file_gives_its_name_without_what_tells_its_format(string file, string name) => Assert.Equal(name, DatasetName.Of(file));

    [Fact]
    public void A_long_name_is_shortened_and_no_character_is_cut_in_two()
    {
        Assert.Equal(new string('x', 100), DatasetName.Of(new string('x', 101) + ".csv"));
        Assert.Equal(new string('x', 99), DatasetName.Of(new string('x', 99) + "🥐.csv"));
    }

    [Fact]
    public void A_name_is_trimmed_and_can_be_as_long_as_100_characters() =>
        Assert.Equal(new string('x', 100), DatasetName.Check($" {new string('x', 100)} "));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\tb")]
    [InlineData("sh\u202Eop")]
    [InlineData("sh\u2066op")]
    [InlineData("sh\u200Bop")]
    [InlineData("sh\u2028op")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public void What_cannot_be_a_name_is_refused(string name) =>
        Assert.Equal("dataset", Assert.Throws<UserErrorException>(() => DatasetName.Check(name)).Field);
}
