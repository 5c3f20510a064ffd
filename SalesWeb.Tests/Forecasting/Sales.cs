using SalesWeb.Series;

namespace SalesWeb.Tests.Forecasting;

/// <summary>Series made for tests.</summary>
internal static class Sales
{
    public static SalesSeries Daily(params double[] values) => new("test", Frequency.Daily, new DateOnly(2024, 1, 1), [.. values]);

    /// <summary>A week that repeats with some noise and a slow rise, as shops have it; never negative.</summary>
    public static SalesSeries Shop(int days, int seed = 1)
    {
        double[] week = [80, 85, 90, 100, 140, 180, 60];
        var random = new Random(seed);
        return Daily([.. Enumerable.Range(0, days).Select(day => week[day % 7] * (1 + (day * 0.0002)) + (10 * random.NextDouble()))]);
    }
}
