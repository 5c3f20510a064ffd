using System.Text;
using SalesWeb.Import;
using SalesWeb.Import.Values;
using SalesWeb.Series;
using SalesWeb.Tests.Datasets;

namespace SalesWeb.Tests.Import;

public sealed class DatesInFilesTests : IDisposable
{
    private readonly SalesRoom _room = new();

    /// <summary>January of one shop and February of another; 01/02/2023 would be wrong in one of them.</summary>
    [Fact]
    public void Two_files_of_opposite_orders_that_were_put_together_are_not_read_by_the_order_of_one()
    {
        var text = "date,amount\n" + string.Concat(Enumerable.Range(1, 31).Select(day => $"{day:00}/01/2023,1\n"))
            + string.Concat(Enumerable.Range(1, 28).Select(day => $"02/{day:00}/2023,1\n"));

        Assert.Contains("13/01/2023 can only be day first, and 02/13/2023 only month first", _room.Refusal(text).Message);

        var question = Assert.Single(TestInspection.Of(_room.Write(Encoding.UTF8.GetBytes(text)), "sales.csv", Path.Combine(_room.Folder, "scratch"), ImportChoices.None).Questions);
        Assert.Equal((true, false, "Day first: rows like 02/13/2023 are rejected"), (question.IsNeeded, question.IsAnswered, question.Options[0].Label));
    }

    /// <summary>What was chosen for others is no reason where every date tells its order itself.</summary>
    [Fact]
    public void An_order_that_decides_nothing_is_no_reason()
    {
        var report = _room.Import(Encoding.UTF8.GetBytes("date,amount\n2024-03-04,1\n2024-03-05,2\n"), new ImportChoices { DateOrder = DateOrder.Day });

        Assert.Contains("Dates like 2024-03-04: they can be read in one way only.", report.Notes);
    }

    [Theory]
    [InlineData("2024-01-31")]
    [InlineData("2024/1/31")]
    [InlineData("20240131")]
    [InlineData("2024-01-31T00:00:00")]
    [InlineData("2024-01-31T23:30:00Z")]
    [InlineData("31.01.2024")]
    [InlineData("31.1.24")]
    [InlineData("31.01.2024 14:05")]
    [InlineData("31/01/2024")]
    [InlineData("1/31/2024 12:00:00 AM")]
    [InlineData("31-01-24")]
    [InlineData("31 Jan 2024")]
    [InlineData("31-Jan-24")]
    [InlineData("\"January 31, 2024\"")]
    [InlineData("\"Wed, 31 Jan 2024\"")]
    [InlineData("31. Januar 2024")]
    [InlineData("31 janvier 2024")]
    public void A_day_is_read_however_it_is_written(string written)
    {
        _room.Import($"date,amount\n{written},5\n");

        Assert.Equal(["2024-01-31 5"], _room.Totals());
    }

    [Theory]
    [InlineData("1999-12", "1999-12-01")]
    [InlineData("12/1999", "1999-12-01")]
    [InlineData("Dec 1999", "1999-12-01")]
    [InlineData("Dec-99", "1999-12-01")]
    [InlineData("1999-W52", "1999-12-27")]
    public void A_month_is_its_first_day_and_a_week_its_Monday(string written, string day)
    {
        _room.Import($"period,amount\n{written},5\n");

        Assert.Equal([$"{day} 5"], _room.Totals());
    }

    [Fact]
    public void One_day_above_twelve_at_the_end_decides_for_the_whole_column()
    {
        var rows = string.Concat(Enumerable.Range(1, 12).SelectMany(month => Enumerable.Range(1, 12).Select(day => $"{day:00}/{month:00}/2023,1\n")));

        var report = _room.Import($"date,amount\n{rows}13/01/2024,1\n");

        Assert.Equal((new DateOnly(2023, 1, 1), new DateOnly(2024, 1, 13)), (report.From, report.To));
        Assert.Contains(report.Notes, note => note.Contains("day first, because 13/01/2024 can be read no other way"));
    }

    [Fact]
    public void Where_no_day_is_above_twelve_the_regular_reading_wins()
    {
        var report = _room.Import("date,amount\n01/02/2024,1\n01/03/2024,2\n01/04/2024,3\n01/05/2024,4\n");

        // As first days of months they are four months; as days of January they would be four days, just as regular,
        // so months need a fifth date to win.
        Assert.Equal(new DateOnly(2024, 1, 2), report.From);
        Assert.Contains(report.Notes, note => note.Contains("can be read either way"));

        report = _room.Import("date,amount\n01/11/2023,1\n01/12/2023,2\n01/01/2024,3\n01/02/2024,4\n");

        Assert.Equal((new DateOnly(2023, 11, 1), new DateOnly(2024, 2, 1), Frequency.Monthly), (report.From, report.To, report.Frequency));
        Assert.Contains(report.Notes, note => note.Contains("follow each other more regularly"));
    }

    [Theory]
    [InlineData('/', "2024-01-02")]
    [InlineData('.', "2024-02-01")]
    [InlineData('-', "2024-02-01")]
    public void A_single_doubtful_date_is_read_by_the_custom_of_its_mark(char mark, string day)
    {
        _room.Import($"date,amount\n01{mark}02{mark}2024,5\n");

        Assert.Equal([$"{day} 5"], _room.Totals());
    }

    [Fact]
    public void Marks_that_contradict_each_other_are_decided_each_by_itself()
    {
        _room.Import("date,amount\n31.01.2024,1\n01.02.2024,2\n2/13/2024,3\n3/1/2024,4\n");

        Assert.Equal(["2024-01-31 1", "2024-02-01 2", "2024-02-13 3", "2024-03-01 4"], _room.Totals());
    }

    [Theory]
    [InlineData("31.02.2024", "is not in the calendar")]
    [InlineData("31.12.1899", "lies outside the years 1900 to 2100")]
    [InlineData("01.01.2101", "lies outside the years 1900 to 2100")]
    [InlineData("soon", "is not a date")]
    [InlineData("", "is empty, where a date should be")]
    public void A_date_that_cannot_be_is_rejected_with_the_reason(string written, string reason)
    {
        _room.Settings = Lenient.Settings;

        var report = _room.Import($"Datum;Umsatz\n28.02.2024;1\n29.02.2024;1\n{written};1\n");

        Assert.Equal((4, "Datum", written, reason), Assert.Single(report.Rejected) is var row ? (row.Line, row.Column, row.Value, row.Reason) : default);
    }

    [Fact]
    public void Days_in_a_monthly_file_become_the_first_of_the_month()
    {
        var report = _room.Import("date,amount\n2024-01-31,1\n2024-02-29,2\n2024-03-31,3\n2024-05-31,5\n");

        Assert.Equal((Frequency.Monthly, 1), (report.Frequency, report.MissingPeriods));
        Assert.Equal(["2024-01-01 1", "2024-02-01 2", "2024-03-01 3", "2024-05-01 5"], _room.Totals());
        Assert.Contains("1 of 5 months has no row at all; missing months count as 0 (setting data.missing_periods).", report.Notes);
    }

    [Fact]
    public void Weeks_with_holidays_between_stay_weeks()
    {
        var report = _room.Import("date,amount\n2024-01-05,1\n2024-01-12,2\n2024-01-26,3\n2024-02-02,4\n");

        Assert.Equal((Frequency.Weekly, 1), (report.Frequency, report.MissingPeriods));
    }

    [Fact]
    public void A_fortnight_is_refused_because_every_other_week_would_be_made_up()
    {
        var refusal = _room.Refusal("date,amount\n2024-01-05,1\n2024-01-19,2\n2024-02-02,3\n2024-02-16,4\n");

        Assert.Contains("its dates are 14 days apart", refusal.Message);
    }

    public void Dispose() => _room.Dispose();
}
