using SalesWeb.Holidays;

namespace SalesWeb.Tests.Holidays;

public class OwnDayTests
{
    [Theory]
    [InlineData("2024-06-15", "2024-06-15", true)]
    [InlineData("2024-06-15", "2025-06-15", false)]
    [InlineData("06-15", "2025-06-15", true)]
    [InlineData("06-15", "2025-06-16", false)]
    [InlineData("2024-06-22..2024-06-30", "2024-06-22", true)]
    [InlineData("2024-06-22..2024-06-30", "2024-06-30", true)]
    [InlineData("2024-06-22..2024-06-30", "2024-07-01", false)]
    [InlineData("12-24..01-06", "2024-12-31", true)]
    [InlineData("12-24..01-06", "2025-01-06", true)]
    [InlineData("12-24..01-06", "2025-01-07", false)]
    [InlineData("12-24..01-06", "2024-12-23", false)]
    [InlineData("02-29", "2024-02-29", true)]
    [InlineData("02-29", "2025-02-28", false)]
    public void It_holds_its_days_and_no_others(string written, string day, bool isHeld) =>
        Assert.Equal(isHeld, OwnDay.Parse(written)!.Contains(Days.Day(day)));

    [Theory]
    [InlineData("2024-06-15")]
    [InlineData("06-15 Fair, second day")]
    [InlineData("2024-06-22..2024-06-30 Kieler Woche")]
    [InlineData("12-24..01-06 Closed")]
    public void What_it_writes_is_what_it_read(string written) => Assert.Equal(written, OwnDay.Parse(written)!.ToString());

    [Fact]
    public void Spaces_around_do_not_matter() =>
        Assert.Equal("2024-06-22..2024-06-30 Fair", OwnDay.Parse("  2024-06-22 .. 2024-06-30   Fair ")!.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("2024-02-30")]
    [InlineData("02-30")]
    [InlineData("2023-02-29")]
    [InlineData("0000-01-01")]
    [InlineData("13-01")]
    [InlineData("2024-06-30..2024-06-22")]
    [InlineData("2024-06-22..06-30")]
    [InlineData("06-22..2024-06-30")]
    [InlineData("06-22..")]
    [InlineData("15.06.2024")]
    [InlineData("2024-06-15Fair")]
    [InlineData("Christmas")]
    public void What_is_no_day_is_not_read(string written) => Assert.Null(OwnDay.Parse(written));
}
