using SalesWeb.Series;

namespace SalesWeb.Tests.Series;

public class SeriesKeyTests
{
    public static TheoryData<SeriesKey, string> Keys => new()
    {
        { new SeriesKey("Bread"), "Bread" },
        { new SeriesKey("Bread", "rye"), "Bread/rye" },
        { new SeriesKey("Bread", Item: null, "north"), "Bread//north" },
        { new SeriesKey("Bread", "rye", "north"), "Bread/rye/north" },
        { new SeriesKey("a/b", "~1", "/"), "a~1b/~01/~1" },
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_key_is_written_and_read_back(SeriesKey key, string text)
    {
        Assert.Equal(text, key.ToString());
        Assert.Equal(key, SeriesKey.TryParse(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/item")]
    [InlineData("category/")]
    [InlineData("category/item/")]
    [InlineData("category//")]
    [InlineData("category/item/store/more")]
    [InlineData("category~2")]
    [InlineData("category~")]
    public void What_is_no_key_is_not_taken_for_one(string text) => Assert.Null(SeriesKey.TryParse(text));
}
