namespace SalesWeb.Tests.Settings;

public sealed class CalendarSettingsTests : IDisposable
{
    private readonly ConfigFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Country_days_and_pay_days_are_read()
    {
        var calendar = _folder.Read(
            """
            calendar:
              country: de-sh
              holidays: [2024-06-15, 12-24 Christmas Eve, "2024-06-22..2024-06-30 Fair, and races"]
              pay_days: [1, 15, -1]
            """).Settings.Calendar;

        Assert.Equal("DE-SH", calendar.ToCalendar().Country);
        Assert.Equal(["2024-06-15", "12-24 Christmas Eve", "2024-06-22..2024-06-30 Fair, and races"], calendar.Holidays.Select(day => day.ToString()));
        Assert.Equal([1, 15, -1], calendar.PayDays);
    }

    [Theory]
    [InlineData("calendar: {holidays: [], pay_days: []}")]
    [InlineData("calendar: {holidays: none, pay_days: none}")]
    [InlineData("calendar: {holidays: , pay_days: }")]
    public void None_can_be_written_in_three_ways(string yaml)
    {
        var calendar = _folder.Read(yaml).Settings.Calendar;

        Assert.Empty(calendar.Holidays);
        Assert.Empty(calendar.PayDays);
    }

    [Fact]
    public void Lists_can_be_given_as_options_and_variables()
    {
        var calendar = _folder.Read(
            "", [("SALESWEB__CALENDAR__PAY_DAYS", "15, -1")], "calendar.holidays=[06-15, \"06-16 Fair, again\"]", "calendar.country=FR").Settings.Calendar;

        Assert.Equal([15, -1], calendar.PayDays);
        Assert.Equal(["06-15", "06-16 Fair, again"], calendar.Holidays.Select(day => day.ToString()));
        Assert.Equal("FR", calendar.Country);
    }

    [Fact]
    public void Written_as_YAML_they_read_back_the_same()
    {
        var once = _folder.Read("calendar: {country: GB-SCT, holidays: [06-15 \"Fair\", 06-16], pay_days: [-1]}");
        var again = _folder.Read(once.ToYaml());

        Assert.Equal("06-15 \"Fair\", 06-16", once.Values.Single(value => value.Key == "calendar.holidays").Value);
        Assert.Equal(once.Values.Select(value => value.Value), again.Values.Select(value => value.Value));
    }

    [Theory]
    [InlineData("calendar: {country: Germany}", "config.yaml, line 1: calendar.country is Germany; it must be empty or a country with a table of holidays; the nearest is DE.")]
    [InlineData("calendar: {country: CH-XY}", "there are CH, CH-BE, CH-BS, CH-GE, CH-VD, CH-ZH.")]
    [InlineData("calendar: {pay_days: [0]}", "calendar.pay_days is 0; it must be none or days of the month, each 1 to 31, or -1 to -31 from its end.")]
    [InlineData("calendar: {pay_days: [1, 32]}", "calendar.pay_days is 1, 32; it must be none or days of the month")]
    [InlineData("calendar: {pay_days: [1, 1]}", "no day comes twice")]
    [InlineData("calendar: {pay_days: [1, last]}", "calendar.pay_days holds \"last\"; it must be none or a list of whole numbers.")]
    [InlineData("calendar: {pay_days: last}", "calendar.pay_days is \"last\"; it must be none or a list of whole numbers.")]
    [InlineData("calendar: {holidays: [06-15, 2024-02-30 Fair]}", "calendar.holidays holds \"2024-02-30 Fair\"; it must be none or a list of days, each written as 2024-06-15,")]
    public void A_value_against_its_rule_is_refused(string yaml, string problem) =>
        Assert.Contains(problem, Assert.Single(_folder.Problems(yaml)));
}
