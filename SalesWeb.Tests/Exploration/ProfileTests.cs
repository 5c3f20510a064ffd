using System.Text;
using SalesWeb.Exploration;

namespace SalesWeb.Tests.Exploration;

/// <summary>Weekdays, months, years and the calendar, against slow loops over the days of a made-up shop.</summary>
public sealed class ProfileTests : IDisposable
{
    private static readonly (DateOnly Day, int Sold)[] Sales = Make();

    private readonly Shop _shop = new(Sales.Aggregate(
        new StringBuilder("date,category,amount\n"), (text, sale) => text.Append($"{sale.Day:yyyy-MM-dd},Bread,{sale.Sold}\n")).ToString());

    public void Dispose() => _shop.Dispose();

    [Fact]
    public void A_weekday_has_the_mean_and_the_quartiles_of_its_days()
    {
        var profile = Profile.OfWeekdays(_shop.Scope())!;

        Assert.Equal("Monday", profile.Rows[0].Name);
        for (var place = 0; place < 7; place++)
        {
            var days = Sales.Where(sale => sale.Day.DayOfWeek == (DayOfWeek)((place + 1) % 7)).Select(sale => (double)sale.Sold).Order().ToArray();
            var values = profile.Rows[place].Values!;
            Assert.Equal((days.Length, days.Average()), (values.Count, values.Mean));
            Assert.InRange(days.Count(day => day < values.Lower), days.Length / 4 - 1, days.Length / 4 + 1);
            Assert.InRange(days.Count(day => day > values.Upper), days.Length / 4 - 1, days.Length / 4 + 1);
        }
    }

    [Fact]
    public void A_month_has_the_mean_of_the_months_that_are_whole()
    {
        var profile = Profile.OfMonths(_shop.Scope())!;

        // 10 March 2022 to 30 June 2024: March 2022 is not whole, and June 2024 is.
        double Sum(int year, int month) => Sales.Where(sale => sale.Day.Year == year && sale.Day.Month == month).Sum(sale => sale.Sold);
        Assert.Equal((Sum(2023, 3) + Sum(2024, 3)) / 2, profile.Rows[2].Values!.Mean);
        Assert.Equal((Sum(2022, 6) + Sum(2023, 6) + Sum(2024, 6)) / 3, profile.Rows[5].Values!.Mean, precision: 9);
    }

    [Fact]
    public void Years_stand_beside_each_other_month_by_month()
    {
        var table = YearTable.Of(_shop.Scope())!;

        Assert.Equal([2022, 2023, 2024], table.Years);
        Assert.Null(table.Months[2][0]);
        var (now, then) = (Sum(2024), Sum(2023));
        Assert.Equal((now, then), (table.Months[5][2], table.Months[5][1]));
        Assert.Equal((now - then) / then, table.Growth(5)!.Value, precision: 12);
        Assert.Null(table.Growth(6));

        double Sum(int year) => Sales.Where(sale => sale.Day.Year == year && sale.Day.Month == 6).Sum(sale => sale.Sold);
    }

    [Fact]
    public void The_calendar_has_every_day_in_its_place()
    {
        var map = HeatMap.Of(_shop.Scope());
        var sold = Sales.ToDictionary(sale => sale.Day, sale => sale.Sold);

        Assert.Equal([2024, 2023, 2022], map.Years.Select(year => year.Year));
        var cells = map.Years.SelectMany(year => year.Rows.SelectMany((row, weekday) => row.OfType<HeatCell>().Select(cell => (cell, weekday)))).ToList();
        Assert.Equal(Sales.Length, cells.Count);
        Assert.All(cells, one =>
        {
            Assert.Equal(sold[one.cell.Date], one.cell.Value);
            Assert.Equal((one.weekday + 1) % 7, (int)one.cell.Date.DayOfWeek);
        });
    }

    [Fact]
    public void Each_shade_of_the_calendar_has_about_a_sixth_of_the_days_and_the_strongest_are_darkest()
    {
        var cells = HeatMap.Of(_shop.Scope()).Years.SelectMany(year => year.Rows).SelectMany(row => row).OfType<HeatCell>().ToList();

        for (var shade = 1; shade <= HeatMap.Shades; shade++)
            Assert.InRange(cells.Count(cell => cell.Shade == shade), cells.Count / 6 - 30, cells.Count / 6 + 30);
        Assert.Equal(HeatMap.Shades, cells.MaxBy(cell => cell.Value)!.Shade);
        Assert.All(cells.Where(cell => cell.Value == 0), cell => Assert.Equal(0, cell.Shade));
    }

    [Theory]
    [InlineData(2024, 0)] // begins on a Monday
    [InlineData(2023, 0)]
    public void A_month_stands_over_the_first_week_that_begins_in_it_or_holds_its_first_day(int year, int january)
    {
        var columns = HeatMap.Of(_shop.Scope()).Years.Single(one => one.Year == year).Columns;

        Assert.Equal(january, columns[0] > 0 ? columns[0] - 1 : columns[0]);
        Assert.Equal(columns.Order(), columns);
        Assert.Equal(12, columns.Count);
    }

    [Fact]
    public void Without_days_there_are_no_weekdays_and_the_calendar_is_of_months()
    {
        using var shop = new Shop("date,category,amount\n" + string.Concat(Enumerable.Range(0, 30).Select(month => $"{new DateOnly(2022, 1, 1).AddMonths(month):yyyy-MM-dd},Bread,{month}\n")));

        Assert.Null(Profile.OfWeekdays(shop.Scope()));
        var map = HeatMap.Of(shop.Scope());
        Assert.False(map.IsDaily);
        Assert.Equal(12, map.Years[1].Rows.Single().Count);
        Assert.Equal(12, map.Years[1].Rows.Single()[0]!.Value);
    }

    private static (DateOnly, int)[] Make()
    {
        var random = new Random(9);
        var first = new DateOnly(2022, 3, 10);
        return [.. Enumerable.Range(0, new DateOnly(2024, 6, 30).DayNumber - first.DayNumber + 1).Select(day => (first.AddDays(day), day % 50 == 7 ? 0 : random.Next(1, 1000)))];
    }
}
