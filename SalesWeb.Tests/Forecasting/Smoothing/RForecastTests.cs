using SalesWeb.Forecasting;
using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Tests.Forecasting.Smoothing;

/// <summary>
/// The models that R's forecast package has as well say what it says. <c>fixtures/forecasts.csv</c> is what it said, made by the script
/// beside it. The series are made by formulas; those of real files are compared as well where the files are present.
/// </summary>
public class RForecastTests
{
    private static readonly IReadOnlyList<string[]> Fixture =
        [.. File.ReadLines(Path.Combine(Repository.Root, "SalesWeb.Tests", "Forecasting", "Smoothing", "fixtures", "forecasts.csv")).Skip(1).Select(line => line.Split(','))];

    public static TheoryData<string, string> Cases => new(Fixture
        .Where(row => IsMade(row[0]) || SharedData.Exists(FileOf(row[0]))).Select(row => (row[0], row[1])).Distinct());

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_forecast_is_R_s_within_a_hundredth(string series, string model)
    {
        var rows = Rows(series, model);

        var forecast = Forecast(series, model, rows.Count);

        Assert.All(rows, row => Close(Number(row, 5), forecast.Point[Step(row)], share: model == "AutoETS" ? 0.01 : 1e-4));
    }

    /// <summary>R's intervals of seasonal naive suppose normal errors; ours are the errors it made.</summary>
    public static TheoryData<string, string> CasesWithIntervals =>
        new(Cases.Select(row => row.Data).Where(row => row.Item2 != "SeasonalNaive"));

    [Theory]
    [MemberData(nameof(CasesWithIntervals))]
    public void An_interval_is_R_s_within_a_hundredth(string series, string model)
    {
        var rows = Rows(series, model);

        var forecast = Forecast(series, model, rows.Count);

        Assert.All(rows, row =>
        {
            Close(Number(row, 6), forecast.Lower(80)[Step(row)], share: 0.01);
            Close(Number(row, 7), forecast.Upper(80)[Step(row)], share: 0.01);
            Close(Number(row, 8), forecast.Lower(95)[Step(row)], share: 0.01);
            Close(Number(row, 9), forecast.Upper(95)[Step(row)], share: 0.01);
        });
    }

    private static void Close(double expected, double actual, double share) =>
        Assert.InRange(actual, expected - (share * Math.Abs(expected)), expected + (share * Math.Abs(expected)));

    private static bool IsMade(string series) => series.StartsWith("made-", StringComparison.Ordinal);

    private static string FileOf(string series) => $"monthly/{series}.csv";

    private static List<string[]> Rows(string series, string model) => [.. Fixture.Where(row => row[0] == series && row[1] == model)];

    private static int Step(string[] row) => int.Parse(row[4]) - 1;

    private static double Number(string[] row, int column) => double.Parse(row[column]);

    private static Forecast Forecast(string series, string model, int horizon) => Models.ByName[model](new SalesWebSettings())
        .Fit(Read(series), new FitOptions { Horizon = horizon }, TestContext.Current.CancellationToken).Forecast(horizon);

    private static SalesSeries Read(string name) => name switch
    {
        "made-growing-months" => Months(Enumerable.Range(0, 96).Select(t => ((100 + t) * (1 + (0.3 * Math.Sin(2 * Math.PI * t / 12)))) + (t * 37 % 11))),
        "made-shop-days" => Sales.Daily([.. Enumerable.Range(0, 182).Select(t => 200.0 + (t % 7 >= 5 ? 40 : 0) + (3 * (t % 7)) + (t * 53 % 29))]),
        "made-trend-months" => Months(Enumerable.Range(0, 60).Select(t => 50.0 + (2 * t) + (t * 29 % 17))),
        _ => Months(FromFile(SharedData.Require(FileOf(name)))),
    };

    private static SalesSeries Months(IEnumerable<double> values) => new("months", Frequency.Monthly, new DateOnly(2000, 1, 1), [.. values]);

    /// <summary>Months that are missing lie on a straight line between their neighbours, as in the script.</summary>
    private static IEnumerable<double> FromFile(string path)
    {
        var previous = (Month: 0, Value: 0.0);
        foreach (var cells in File.ReadLines(path).Skip(1).Select(line => line.Replace("\"", "").Split(',')))
        {
            if (cells.Length < 2 || !double.TryParse(cells[1], out var value))
                continue;
            var month = (int.Parse(cells[0][..4]) * 12) + int.Parse(cells[0][5..7]);
            for (var between = previous.Month + 1; previous.Month > 0 && between < month; between++)
                yield return previous.Value + ((value - previous.Value) * (between - previous.Month) / (month - previous.Month));
            yield return value;
            previous = (month, value);
        }
    }
}
