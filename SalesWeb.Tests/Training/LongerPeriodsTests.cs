using SalesWeb.Series;
using SalesWeb.Training.Forecasts;

namespace SalesWeb.Tests.Training;

/// <summary>Sales by week and by month, from the file to the forecast.</summary>
public sealed class LongerPeriodsTests : IDisposable
{
    private readonly SalesWebApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public void Weeks_are_forecast_week_by_week()
    {
        var saturday = new DateOnly(2022, 1, 1);

        var forecast = Forecast(Frequency.Weekly, 90, week => saturday.AddDays(7 * week));

        Assert.Equal(Enumerable.Range(90, 7).Select(week => (DateOnly?)saturday.AddDays(7 * week)), forecast.Points.Select(point => point.Date));
    }

    [Fact]
    public void Months_are_forecast_month_by_month()
    {
        var january = new DateOnly(2018, 1, 1);

        var forecast = Forecast(Frequency.Monthly, 60, january.AddMonths);

        Assert.Equal(Enumerable.Range(1, 7).Select(month => (DateOnly?)new DateOnly(2023, month, 1)), forecast.Points.Select(point => point.Date));
    }

    [Fact]
    public void Months_that_the_file_names_by_their_last_day_are_forecast_month_by_month()
    {
        var january = new DateOnly(2018, 1, 1);

        var forecast = Forecast(Frequency.Monthly, 60, month => january.AddMonths(month + 1).AddDays(-1));

        Assert.Equal(Enumerable.Range(1, 7).Select(month => (DateOnly?)new DateOnly(2023, month, 1)), forecast.Points.Select(point => point.Date));
    }

    private CategoryForecast Forecast(Frequency frequency, int periods, Func<int, DateOnly> dateOf)
    {
        var rows = Enumerable.Range(0, periods).Select(i => $"{dateOf(i):yyyy-MM-dd},Bread,{100 + (10 * (i % 12)) + (i * 7 % 5)}\n");
        Assert.Equal(frequency, _app.Import("date,category,amount\n" + string.Concat(rows)).Frequency);
        var trained = _app.Train("Bread");

        var forecast = _app.Services.GetRequiredService<CategoryForecasts>().Newest(dataset: null, "Bread", horizon: null);

        Assert.Equal((trained.RunId, trained.Verdict), (forecast.RunId, forecast.Verdict));
        Assert.All(forecast.Points, point => Assert.InRange(point.Value, point.Lo80, point.Hi80));
        return forecast;
    }
}
