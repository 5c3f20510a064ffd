using SalesWeb.Datasets;
using SalesWeb.Series;

namespace SalesWeb.Tests.Datasets.Importing;

/// <summary>A few rows tell no rhythm of their own; what comes on top of a dataset has the periods of that dataset where its dates are among them.</summary>
public sealed class PeriodsOfTheDatasetTests : IDisposable
{
    private const string Daily = "2024-01-01 2024-01-02 2024-01-03 2024-01-04 2024-01-05 2024-01-06 2024-01-07 2024-01-08";
    private const string Weekly = "2024-01-01 2024-01-08 2024-01-15 2024-01-22 2024-01-29";
    private const string Monthly = "2024-01-01 2024-02-01 2024-03-01 2024-04-01";
    private const string MonthEnds = "2024-01-31 2024-02-29 2024-03-31 2024-04-30";
    private const string Months = "2024-01 2024-02 2024-03 2024-04";

    private readonly SalesRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Theory]
    [InlineData(Weekly, "2024-01-15", Frequency.Weekly)]
    [InlineData(Weekly, "2024-02-05", Frequency.Weekly)]
    [InlineData(Weekly, "2024-02-05 2024-02-19 2024-03-04 2024-03-18", Frequency.Weekly)]
    [InlineData(Monthly, "2024-02-01", Frequency.Monthly)]
    [InlineData(Monthly, "2024-05-01", Frequency.Monthly)]
    [InlineData(Monthly, "2024-05", Frequency.Monthly)]
    [InlineData(Monthly, "2024-02-01 2024-04-01", Frequency.Monthly)]
    [InlineData(MonthEnds, "2024-05-31", Frequency.Monthly)]
    [InlineData(MonthEnds, "2024-06-30", Frequency.Monthly)]
    [InlineData(MonthEnds, "2024-05-31 2024-07-31", Frequency.Monthly)]
    [InlineData(Months, "2024-05", Frequency.Monthly)]
    [InlineData(Daily, "2024-01-02 2024-01-09", Frequency.Daily)]
    [InlineData(Daily, "2024-01-02 2024-01-12 2024-01-22 2024-02-01", Frequency.Daily)]
    [InlineData(Daily, "2024-02-01 2024-03-01", Frequency.Daily)]
    public void Few_dates_that_fit_are_periods_of_the_dataset(string present, string further, Frequency frequency)
    {
        Assert.Equal(frequency, _room.Import(File(present)).Frequency);

        var appended = _room.Import(File(further), ImportMode.Append);

        Assert.Equal(frequency, appended.Frequency);
        Assert.Equal(present.Split(' ').Length + further.Split(' ').Length, appended.Total);
    }

    [Fact]
    public void A_row_of_a_week_can_be_corrected()
    {
        _room.Import(File(Weekly));

        _room.Import("date,category,amount\n2024-01-15,Bread,9\n", ImportMode.Correct);

        Assert.Equal(["2024-01-01 1", "2024-01-08 1", "2024-01-15 9", "2024-01-22 1", "2024-01-29 1"], _room.Totals());
    }

    [Theory]
    [InlineData(Daily, "2024-02", "is monthly, and the dataset \"shop\" is daily")]
    [InlineData(Daily, "2024-02-01 2024-03-01 2024-04-01 2024-05-01 2024-06-01 2024-07-01 2024-08-01", "is monthly, and the dataset \"shop\" is daily")]
    [InlineData(Daily, "2024-02-05 2024-02-12 2024-02-19 2024-02-26 2024-03-04 2024-03-11 2024-03-18", "is weekly, and the dataset \"shop\" is daily")]
    [InlineData(Weekly, "2024-01-16", "is daily, and the dataset \"shop\" is weekly")]
    [InlineData(Monthly, "2024-05-17 2024-05-18", "is daily, and the dataset \"shop\" is monthly")]
    [InlineData(Monthly, "2024-05-06 2024-05-13", "is weekly, and the dataset \"shop\" is monthly")]
    public void Dates_that_do_not_fit_are_refused(string present, string further, string why)
    {
        _room.Import(File(present));

        var refusal = Assert.Throws<UserErrorException>(() => _room.Import(File(further), ImportMode.Append));

        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>The Sunday before a Monday lies in the week before; the Sunday after it in the same week. Either way a week would count twice.</summary>
    [Theory]
    [InlineData("2023-12-31 2024-01-07 2024-01-14", "Sunday, 31 Dec 2023", ImportMode.Correct)]
    [InlineData("2024-01-07 2024-01-14 2024-01-21", "Sunday, 7 Jan 2024", ImportMode.Correct)]
    [InlineData("2024-02-04 2024-02-11", "Sunday, 4 Feb 2024", ImportMode.Append)]
    [InlineData("2024-01-15 2024-01-22 2024-01-29 2024-02-05 2024-02-12 2024-02-20", "Tuesday, 20 Feb 2024", ImportMode.Append)]
    public void Weeks_named_by_another_day_are_refused(string further, string day, ImportMode mode)
    {
        _room.Import(File(Weekly));

        var refusal = Assert.Throws<UserErrorException>(() => _room.Import(File(further), mode));

        Assert.Equal(
            $"sales.csv names a week by {day}, and the weeks of the dataset \"shop\" are named by days like Monday, 1 Jan 2024; "
            + "put together, weeks would be counted twice.",
            refusal.Message);
        Assert.Equal(5, _room.Datasets.Get("shop").Total);
    }

    [Fact]
    public void A_week_that_the_dataset_itself_names_by_another_day_can_be_corrected()
    {
        const string Longer = Weekly + " 2024-02-06 2024-02-12 2024-02-19 2024-02-26 2024-03-04 2024-03-11 2024-03-18";
        Assert.Equal((Frequency.Weekly, 12.0), (_room.Import(File(Longer)).Frequency, _room.Datasets.Get("shop").Total));

        Assert.Equal(24, _room.Import(File(Longer).Replace("Bread,1", "Bread,2"), ImportMode.Correct).Total);
    }

    [Fact]
    public void Days_in_one_week_are_one_period_and_do_not_hide_a_missing_one()
    {
        var report = _room.Import(File(Weekly + " 2024-01-30 2024-02-12 2024-02-19 2024-02-26 2024-03-04 2024-03-11 2024-03-18"));

        Assert.Equal((Frequency.Weekly, 1), (report.Frequency, report.MissingPeriods));
    }

    [Fact]
    public void A_file_in_place_of_all_is_judged_by_itself()
    {
        _room.Import(File(Weekly));

        Assert.Equal(Frequency.Daily, _room.Import(File("2024-02-05")).Frequency);
    }

    private static string File(string dates) =>
        "date,category,amount\n" + string.Concat(dates.Split(' ').Select(date => $"{date},Bread,1\n"));
}
