namespace SalesWeb.Tests.Exploration;

/// <summary>An address may name any date there is.</summary>
public sealed class FarDatesTests
{
    [Theory]
    [InlineData("2024-01-03 2024-01-04 2024-01-06")]
    [InlineData("2024-01-03 2024-01-10 2024-01-24")]
    [InlineData("2024-01-01 2024-02-01 2024-04-01 2024-05-01 2024-06-01")]
    public void The_first_and_the_last_date_of_the_calendar_enclose_all_sales(string dates)
    {
        using var shop = new Shop("date,category,amount\n" + string.Concat(dates.Split(' ').Select(date => $"{date},Bread,10\n")));

        var all = Dates("");
        Assert.Equal(all, Dates("from=0001-01-01&to=9999-12-31"));
        Assert.Equal(all, Dates("zoom-from=0001-01-02&zoom-to=9999-12-30"));
        Assert.Contains("after the last sales", shop.Refusal("from=9999-12-31").Message);
        Assert.Equal(0..0, shop.Scope().Series.Between(null, DateOnly.MinValue));
        Assert.Equal(shop.Scope().Series.Length, shop.Scope().Series.Between(DateOnly.MaxValue, null).Start.Value);

        List<DateOnly> Dates(string query) => [.. shop.Look(query).Rows.Select(row => row.Date)];
    }
}
