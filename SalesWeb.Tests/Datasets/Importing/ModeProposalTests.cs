using SalesWeb.Datasets;
using SalesWeb.Datasets.Importing;

namespace SalesWeb.Tests.Datasets.Importing;

public sealed class ModeProposalTests : IDisposable
{
    private readonly SalesRoom _room = new();

    [Theory]
    [InlineData("2024-02-01", "2024-02-29", ImportMode.Append)]
    [InlineData("2024-01-31", "2024-02-29", ImportMode.Correct)]
    [InlineData("2024-01-10", "2024-01-20", ImportMode.Correct)]
    [InlineData("2023-12-01", "2024-01-20", ImportMode.Correct)]
    [InlineData("2024-01-01", "2024-01-31", ImportMode.Replace)]
    [InlineData("2023-12-01", "2024-02-29", ImportMode.Replace)]
    public void The_dates_of_a_file_tell_what_it_is_to_the_sales_of_January(string from, string to, ImportMode mode)
    {
        var proposal = ModeProposal.Of(January(), new DateSpan(DateOnly.Parse(from), DateOnly.Parse(to)), isFixUp: false);

        Assert.Equal(mode, proposal.Mode);
    }

    [Theory]
    [InlineData("2024-01-31", "2024-02-29", "It has some of the dates of the sales there are and others beyond, 31 Jan 2024 to 29 Feb 2024 beside 1 Jan 2024 to 31 Jan 2024.")]
    [InlineData("2024-01-10", "2024-01-20", "It covers only some dates of the sales there are, 10 Jan 2024 to 20 Jan 2024 of 1 Jan 2024 to 31 Jan 2024.")]
    public void The_reason_is_true_of_a_file_that_reaches_beyond_the_end_too(string from, string to, string why) =>
        Assert.Equal(why, ModeProposal.Of(January(), new DateSpan(DateOnly.Parse(from), DateOnly.Parse(to)), isFixUp: false).Why);

    [Theory]
    [InlineData("2024-02-01", true, "It begins on 1 Feb 2024, after the sales there are, which end on 31 Jan 2024.")]
    [InlineData("2024-02-04", true, "It begins on 4 Feb 2024, after the sales there are, which end on 31 Jan 2024.")]
    [InlineData("2024-02-05", false, "It begins on 5 Feb 2024, after the sales there are, which end on 31 Jan 2024; the 4 days between have no sales in either.")]
    [InlineData("2024-03-01", false, "It begins on 1 Mar 2024, after the sales there are, which end on 31 Jan 2024; the 29 days between have no sales in either.")]
    public void A_file_that_begins_later_is_appended_and_a_gap_is_said(string from, bool isAdjoining, string why)
    {
        var (january, day) = (January(), DateOnly.Parse(from));

        Assert.Equal(new ModeProposal(ImportMode.Append, why), ModeProposal.Of(january, new DateSpan(day, day.AddDays(9)), isFixUp: false));
        Assert.Equal(isAdjoining, ModeProposal.IsAdjoining(january, day));
    }

    [Fact]
    public void Corrected_rows_come_on_top_whatever_their_dates() =>
        Assert.Equal(ImportMode.Append, ModeProposal.Of(January(), new DateSpan(new DateOnly(2024, 1, 1), new DateOnly(2024, 1, 31)), isFixUp: true).Mode);

    public void Dispose() => _room.Dispose();

    private DatasetVersion January()
    {
        _room.Import("date,category,amount\n2024-01-01,bread,5\n2024-01-31,bread,6\n");
        return _room.Datasets.Get("shop");
    }
}
