using SalesWeb.Series;

namespace SalesWeb.Tests.Series;

public class PeriodUnitsTests
{
    [Theory]
    [InlineData(PeriodUnit.Day, "2018-07-02", "2 Jul 2018")]
    [InlineData(PeriodUnit.Week, "2018-07-02", "week of 2 Jul 2018")]
    [InlineData(PeriodUnit.Month, "2018-07-01", "July 2018")]
    [InlineData(PeriodUnit.Quarter, "2018-07-01", "Q3 2018")]
    [InlineData(PeriodUnit.Quarter, "2018-12-31", "Q4 2018")]
    public void A_period_is_called_what_people_call_it(PeriodUnit unit, string date, string name) => Assert.Equal(name, unit.Name(DateOnly.Parse(date)));
}
