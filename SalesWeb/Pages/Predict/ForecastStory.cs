using SalesWeb.Forecasting;
using SalesWeb.Series;
using SalesWeb.Web;

namespace SalesWeb.Pages.Predict;

/// <summary>What a forecast is made of, for a chart and in a sentence.</summary>
/// <param name="Explanation">Its parts, the trend first.</param>
/// <param name="Dates">The periods, nearest first; as many as each part has values.</param>
/// <param name="Frequency">How far apart they are.</param>
/// <param name="Numbers">Writes the parts.</param>
public sealed record ForecastStory(Explanation Explanation, IReadOnlyList<DateOnly> Dates, Frequency Frequency, SalesNumbers Numbers)
{
    /// <summary>Most effects that the sentence names.</summary>
    private const int MostNamed = 3;

    /// <summary>Effects smaller than this fraction of the trend are not named.</summary>
    private const double Smallest = 0.005;

    /// <summary>The parts that are not zero throughout.</summary>
    public IReadOnlyList<ExplainedPart> Parts => [.. Explanation.Parts.Where(part => part.Values.Any(value => value != 0))];

    /// <summary>The largest effects in relation to the trend, for example "December +34 %, promotions −6 %."</summary>
    public string Sentence
    {
        get
        {
            var largest = Effects().Where(effect => Math.Abs(effect.Share) >= Smallest).OrderByDescending(effect => Math.Abs(effect.Share)).Take(MostNamed).ToList();
            return largest.Count == 0
                ? "Nothing stands out against the trend."
                : $"{string.Join(", ", largest.Select(effect => $"{effect.Name} {(effect.Share < 0 ? "−" : "+")}{Math.Abs(effect.Share):P0}"))}, each against the trend.";
        }
    }

    /// <summary>How a part is called.</summary>
    public static string NameOf(ForecastPart part) => part switch
    {
        ForecastPart.Trend => "Trend",
        ForecastPart.Week => "Weekday",
        ForecastPart.Year => "Time of the year",
        ForecastPart.Holidays => "Holidays",
        ForecastPart.Promotions => "Promotions",
        ForecastPart.Prices => "Prices",
        _ => "Rest",
    };

    /// <summary>Weekdays and months by themselves; of what is not there every day the days when it is.</summary>
    private IEnumerable<(string Name, double Share)> Effects() =>
        from part in Parts
        from days in part.Part switch
        {
            ForecastPart.Week => Extreme(part, date => $"{date:dddd}s"),
            ForecastPart.Year => ByName(part, date => $"{date:MMMM}"),
            ForecastPart.Holidays => [Present(part, "holidays")],
            ForecastPart.Promotions => [Present(part, "promotions")],
            ForecastPart.Prices => [Present(part, "prices")],
            _ => Enumerable.Empty<(string, double)>(),
        }
        select days;

    private IEnumerable<(string, double)> Extreme(ExplainedPart part, Func<DateOnly, string> name) =>
        ByName(part, name).OrderByDescending(effect => Math.Abs(effect.Share)).Take(1);

    private IEnumerable<(string Name, double Share)> ByName(ExplainedPart part, Func<DateOnly, string> name) =>
        Enumerable.Range(0, Dates.Count).GroupBy(step => name(Dates[step])).Select(steps => (steps.Key, Share(part, [.. steps])));

    private (string, double) Present(ExplainedPart part, string name) =>
        (name, Share(part, [.. Enumerable.Range(0, Dates.Count).Where(step => part.Values[step] != 0)]));

    /// <summary>The mean of a part over some steps in relation to the mean trend of the same steps; 0 where there is no trend to relate it to.</summary>
    private double Share(ExplainedPart part, IReadOnlyList<int> steps)
    {
        var trend = Explanation.Parts.FirstOrDefault(one => one.Part == ForecastPart.Trend);
        var level = trend is null ? 0 : steps.Sum(step => trend.Values[step]);
        return level > 0 ? steps.Sum(step => part.Values[step]) / level : 0;
    }
}
