using SalesWeb.Datasets.Versions;
using SalesWeb.Quality;
using SalesWeb.Series;
using SalesWeb.Settings;
using SalesWeb.Tests.Datasets;
using SalesWeb.Tests.Datasets.Importing;
using SalesWeb.Training;

namespace SalesWeb.Tests.Quality;

/// <summary>What is said of real files.</summary>
public sealed class RealQualityTests : IDisposable
{
    private readonly SalesRoom _room = new();

    public void Dispose() => _room.Dispose();

    /// <summary>11 days without sales in three years, all of them one of four yearly holidays.</summary>
    [Fact]
    public void The_days_on_which_a_made_bakery_is_closed_every_year_are_recognised()
    {
        _room.Import(MadeFiles.Bakery());

        var bread = Reports()["1"];

        Assert.Equal((11, 11, MissingRule.Closed), (bread.Gaps.Missing, bread.Gaps.Closures.Count, bread.Advice.Rule));
        Assert.Equal(["1 January", "1 May", "25 December", "26 December"], bread.Gaps.Closures.Yearly.Select(day => day.Name));
        Assert.Equal(Forecastable.Well, bread.Verdict.Answer);
    }

    [Fact]
    public void The_missing_months_of_a_made_dairy_are_unknown_rather_than_empty()
    {
        _room.Import(MadeFiles.Months(missing: [10, 11, 12, 13, 20]));

        var milk = Reports().Values.Single();

        Assert.Equal((60, 5, 5), (milk.Gaps.Periods, milk.Gaps.Missing, milk.Gaps.Unexplained));
        Assert.Equal(new GapRun(new DateOnly(2015, 11, 1), new DateOnly(2016, 2, 1), 4), milk.Gaps.Longest);
        Assert.Equal(MissingRule.Unknown, milk.Advice.Rule);
    }

    /// <summary>A piece every third day, the same amount every day, and every day anything between one and many.</summary>
    [Fact]
    public void Made_drugs_that_are_sold_now_and_then_steadily_and_erratically_are_told_apart()
    {
        var rows = Enumerable.Range(0, 300).Select(day =>
            $"{new DateOnly(2021, 1, 1).AddDays(day):yyyy-MM-dd},{(day % 3 == 0 ? 4 : 0)},{100 + (day % 7)},{(day * 7 % 10 == 3 ? 40 : 1 + (day * 7 % 10))}\n");
        _room.Import("datum,Seldom,Steady,Erratic\n" + string.Concat(rows));

        var reports = Reports();

        Assert.Equal((DemandClass.Intermittent, 200, 3), (reports["Seldom"].Demand!.Class, reports["Seldom"].Oddities.Zeros, reports["Seldom"].Demand!.Interval));
        Assert.Equal((DemandClass.Smooth, DemandClass.Erratic), (reports["Steady"].Demand!.Class, reports["Erratic"].Demand!.Class));
        Assert.All(reports.Values, report => Assert.Equal(0, report.Gaps.Missing));
    }

    [Fact]
    public void Six_made_series_in_one_category_have_nothing_missing_and_nothing_odd()
    {
        _room.Import(MadeFiles.StoresAndItems());

        var sales = Reports().Values.Single();

        Assert.Equal((0, 0, 6), (sales.Gaps.Missing, sales.Outliers.Count, sales.Oddities.UsualRows));
    }

    [Fact]
    public void The_38_days_on_which_the_bakery_was_closed_are_recognised_and_group_6_is_seasonal()
    {
        var reports = Reports("kiel-bakery/umsatzdaten_gekuerzt.csv");

        var bread = reports["1"];
        Assert.Equal((38, 38, MissingRule.Closed), (bread.Gaps.Missing, bread.Gaps.Closures.Count, bread.Advice.Rule));
        Assert.Equal(["1 January", "1 May", "25 December", "26 December", "Good Friday"], bread.Gaps.Closures.Yearly.Select(day => day.Name));
        Assert.Equal(14, bread.Gaps.Closures.Shared);
        Assert.Equal(Forecastable.Well, bread.Verdict.Answer);
        Assert.Equal((91, 53), (reports["4"].Gaps.Missing, reports["4"].Gaps.Unexplained));
        Assert.Equal([1, 10, 11, 12], reports["6"].Gaps.Closures.Months);
        Assert.Equal(MissingRule.Closed, reports["6"].Advice.Rule);
        Assert.False(reports["6"].Activity.IsEnded);
        Assert.Equal(DemandClass.Smooth, reports["6"].Demand!.Class);
    }

    /// <summary>1,430 of the 2,106 days of N05C are 0, counted in the file.</summary>
    [Fact]
    public void A_pharmacy_has_drugs_that_are_sold_now_and_then_and_some_that_are_asked_for_every_day()
    {
        var reports = Reports("pharma/salesdaily_variant_SaibalPatraDS.csv");

        Assert.Equal(DemandClass.Intermittent, reports["N05C"].Demand!.Class);
        Assert.Equal(1_430, reports["N05C"].Oddities.Zeros);
        Assert.Equal(2_106.0 / (2_106 - 1_430), reports["N05C"].Demand!.Interval, 12);
        Assert.Equal(DemandClass.Erratic, reports["R03"].Demand!.Class);
        Assert.Equal(DemandClass.Smooth, reports["N02BE"].Demand!.Class);
        Assert.Equal(Forecastable.OnAverage, reports["N05C"].Verdict.Answer);
        Assert.All(reports.Values, report => Assert.Equal(0, report.Gaps.Missing));
    }

    [Fact]
    public void The_missing_months_of_the_milk_are_told_and_lost_rather_than_empty()
    {
        var milk = Reports("monthly/darts_monthly-milk-incomplete.csv").Values.Single();

        Assert.Equal((168, 13, 13), (milk.Gaps.Periods, milk.Gaps.Missing, milk.Gaps.Unexplained));
        Assert.Equal(new GapRun(new DateOnly(1967, 12, 1), new DateOnly(1968, 3, 1), 4), milk.Gaps.Longest);
        Assert.Equal(MissingRule.Unknown, milk.Advice.Rule);
        Assert.InRange(milk.Seasons.Year!.Value, 0.9, 1);
    }

    [Fact]
    public void Five_hundred_series_in_one_category_have_nothing_missing_and_nothing_odd()
    {
        var sales = Reports("store-item/train.csv.gz").Values.Single();

        Assert.Equal((0, 0, 500), (sales.Gaps.Missing, sales.Outliers.Count, sales.Oddities.UsualRows));
        Assert.Equal(Forecastable.Well, sales.Verdict.Answer);
        Assert.Equal(Severity.Note, sales.Worst);
    }

    private Dictionary<string, QualityReport> Reports(string file)
    {
        _room.ImportFile(SharedData.Require(file));
        return Reports();
    }

    private Dictionary<string, QualityReport> Reports() =>
        new QualityReports(_room.Sales, _room.Days, new VersionCache(), new SalesWebSettings()).Of(_room.Datasets.Get(null)).ToDictionary(report => report.Name);
}
