using SalesWeb.Series;
using SalesWeb.Training.Briefing;

namespace SalesWeb.Tests.Training.Briefing;

public class DataDoubtsTests
{
    private static readonly DateOnly Last = new(2024, 6, 30);

    [Theory]
    [InlineData(Frequency.Daily, 1, 8, false)]
    [InlineData(Frequency.Daily, 1, 9, true)]
    [InlineData(Frequency.Daily, 30, 37, false)]
    [InlineData(Frequency.Daily, 30, 38, true)]
    [InlineData(Frequency.Weekly, 7, 21, false)]
    [InlineData(Frequency.Weekly, 7, 22, true)]
    [InlineData(Frequency.Monthly, 31, 76, false)]
    [InlineData(Frequency.Monthly, 31, 77, true)]
    public void Sales_are_stale_once_the_break_is_longer_than_they_are_wont_to_have(Frequency frequency, int rhythm, int days, bool isStale)
    {
        var concerns = Of(frequency, rhythm, Last.AddDays(days)).ToList();

        Assert.Equal(isStale ? [Remedy.Import] : [], concerns.Select(concern => concern.Remedy));
        Assert.All(concerns, concern => Assert.True(concern.IsUrgent));
    }

    [Fact]
    public void It_is_said_since_when_and_by_what_measure() =>
        Assert.Equal(
            "The last sale is of 30 Jun 2024, 20 days ago; in the year before, the longest time between two was 2 days.",
            Assert.Single(Of(Frequency.Daily, 2, Last.AddDays(20))).Text);

    [Fact]
    public void A_sale_that_is_yet_to_come_is_an_error_of_the_file_unless_it_is_tomorrow_somewhere()
    {
        Assert.Empty(Of(Frequency.Daily, 1, Last.AddDays(-1)));
        var concern = Assert.Single(Of(Frequency.Daily, 1, Last.AddDays(-2)));
        Assert.Equal((Remedy.LookAtReport, "The last sale is of 30 Jun 2024, which is yet to come."), (concern.Remedy, concern.Text));
    }

    [Fact]
    public void Rows_that_were_left_out_are_told()
    {
        var version = Versions.Of(Frequency.Daily, Last.AddDays(-99), Last) with { RowsRejected = 1_234, RowsRead = 5_000 };

        var concern = Assert.Single(DataDoubts.Of(version, Now(Frequency.Daily, 1), Last));

        Assert.Equal("1,234 of 5,000 rows of shop.csv could not be read and are missing in every number.", concern.Text);
        Assert.Equal((Remedy.LookAtReport, false), (concern.Remedy, concern.IsUrgent));
    }

    private static IEnumerable<Concern> Of(Frequency frequency, int rhythm, DateOnly today) =>
        DataDoubts.Of(Versions.Of(frequency, Last.AddDays(-99), Last), Now(frequency, rhythm), today);

    private static SalesNow Now(Frequency frequency, int rhythm) => new()
    {
        Frequency = frequency,
        Measure = Measure.Amount,
        Until = Last,
        Unfinished = null,
        Windows = [],
        Course = [],
        LongestBreakDays = rhythm,
    };
}
