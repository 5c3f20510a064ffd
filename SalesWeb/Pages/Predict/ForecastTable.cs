using SalesWeb.Series;
using SalesWeb.Training;
using SalesWeb.Training.Forecasts;
using SalesWeb.Web;

namespace SalesWeb.Pages.Predict;

/// <summary>A forecast behind the past it follows, as the page and the file show it.</summary>
public sealed record ForecastTable
{
    /// <summary>The most periods of past that are drawn before a forecast.</summary>
    private const int MostPast = 56;

    public required CategoryForecast Forecast { get; init; }

    public required Frequency Frequency { get; init; }

    /// <summary>What is counted.</summary>
    public required Measure Measure { get; init; }

    /// <summary>The units of the dataset.</summary>
    public required SalesUnits Units { get; init; }

    /// <summary>The values that were typed in; null where the newest data was used.</summary>
    public IReadOnlyList<double>? Typed { get; init; }

    public SalesNumbers Numbers => SalesNumbers.Of(Measure, Units);

    /// <summary>The past, then the future, both oldest first.</summary>
    public IReadOnlyList<ForecastRow> Rows => [.. Past(), .. Future];

    /// <summary>What is expected, nearest first.</summary>
    public IReadOnlyList<ForecastRow> Future =>
        [.. Forecast.Points.Select(point => new ForecastRow(X(point), null, point.Value, point.Lo80, point.Hi80, point.Lo95, point.Hi95))];

    /// <summary>Whether the forecast has intervals for 95 of 100 cases.</summary>
    public bool Has95 => Forecast.Points.All(point => point.Lo95 is not null);

    /// <summary>The forecast in one sentence.</summary>
    public string Summary
    {
        get
        {
            var points = Forecast.Points;
            var numbers = Numbers;
            var sum = Forecast.Total(points.Count);
            var total = numbers.Write(sum.Value);
            var mean = numbers.Write(sum.Value / points.Count);
            var range = sum.Interval is var (low, high) ? $" The likely range (80 %) of the total is {numbers.Write(low)} to {numbers.Write(high)}." : "";
            var span = points is [{ Date: { } first }, ..] && points[^1].Date is { } last
                ? first == last ? $"for {Format.Day(first)}" : $"from {Format.Day(first)} to {Format.Day(last)}"
                : $"for the {Format.Plural(points.Count, Frequency.Noun())} after the values given";
            return points.Count == 1 ? $"{total} is expected {span}.{range}" : $"Expected total {span}: {total}, on average {mean} per {Frequency.Noun()}.{range}";
        }
    }

    /// <summary>The dataset, the model and the unit, for a picture of the forecast.</summary>
    public string Stamp => $"{Forecast.Dataset} · {Forecast.UniqueId} · {Forecast.Model}, run {Forecast.RunId}"
        + (Forecast.History is { } history ? $", data until {history.End:yyyy-MM-dd}" : "") + $" · {Units.NameOf(Measure)} by {Frequency.Noun()}";

    /// <summary>The forecast as the field exchanges it.</summary>
    public CsvFile File => new(
        $"forecast-{CategorySlug.Of(Forecast.Dataset)}-{CategorySlug.Of(Forecast.UniqueId)}.csv",
        ["unique_id", "ds", Forecast.Model, $"{Forecast.Model}-mean", $"{Forecast.Model}-lo-80", $"{Forecast.Model}-hi-80", $"{Forecast.Model}-lo-95", $"{Forecast.Model}-hi-95", "value_unit"],
        Forecast.Points.Select(object?[] (point) => [Forecast.UniqueId, X(point), point.Value, point.Expected, point.Lo80, point.Hi80, point.Lo95, point.Hi95, Units.Of(Measure)]));

    /// <summary>How a line is named to people: a day with its weekday, a week by its date, a month by its name.</summary>
    public string Label(ForecastRow row) => DateOnly.TryParse(row.X, out var date)
        ? date.ToString(Frequency switch { Frequency.Daily => "ddd d MMM", Frequency.Weekly => "d MMM yyyy", _ => "MMM yyyy" })
        : row.X;

    /// <summary>What of a category a key stands for, in words.</summary>
    public static string NameOf(SeriesKey key) => (key.Item, key.Store) switch
    {
        (null, null) => "everything",
        ({ } item, null) => item,
        (null, { } store) => $"store {store}",
        ({ } item, { } store) => $"{item} in store {store}",
    };

    private static string X(ForecastPoint point) => point.Date?.ToString("yyyy-MM-dd") ?? point.Step.ToString();

    private IEnumerable<ForecastRow> Past()
    {
        if (Typed is not null)
            return Typed.Select((value, index) => ForecastRow.OfPast((index - Typed.Count + 1).ToString(), value)).TakeLast(MostPast);
        if (Forecast.History is not { } history)
            return [];

        var start = Math.Max(0, history.Length - MostPast);
        return Enumerable.Range(start, history.Length - start)
            .Select(index => ForecastRow.OfPast(history.DateAt(index).ToString("yyyy-MM-dd"), history.Values[index]));
    }
}
