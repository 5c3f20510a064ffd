using SalesWeb.Network;
using SalesWeb.Series;

namespace SalesWeb.Forecasting.Networks;

/// <summary>
/// Hides from a network of the full form what a part of its forecast comes from, part after part, so that it can be seen what each did
/// (occlusion, Zeiler and Fergus 2014):
/// <code>
///   f₀        the forecast
///   f_n       the forecast with parts 1 … n hidden
///   part n    f_{n-1} − f_n
/// </code>
/// Only what is said of the periods ahead is hidden; the past is as it was, except for the weekday that each of its days is. A hidden
/// <list type="bullet">
///   <item>holiday is an ordinary day, and the time to and since a pay day is its mean over the periods ahead;</item>
///   <item>promotion does not take place, and a price remains the last one;</item>
///   <item>year is one in which the year before was as these weeks are, and in which all times are alike;</item>
///   <item>week has seven days that are alike: each as much of a Monday as of any other day.</item>
/// </list>
/// </summary>
internal sealed class Occlusion
{
    private readonly FeatureLayout _layout;

    public Occlusion(FeatureLayout layout)
    {
        _layout = layout;
        var hasPlans = layout.Planned > 0;
        Parts =
        [
            .. CalendarOf(ForecastPart.Holidays).Length > 0 ? [ForecastPart.Holidays] : Array.Empty<ForecastPart>(),
            .. layout.HasPromotions && hasPlans ? [ForecastPart.Promotions] : Array.Empty<ForecastPart>(),
            .. layout.HasPrices && hasPlans ? [ForecastPart.Prices] : Array.Empty<ForecastPart>(),
            ForecastPart.Year,
            .. CalendarOf(ForecastPart.Week).Length > 0 ? [ForecastPart.Week] : Array.Empty<ForecastPart>(),
        ];
    }

    /// <summary>What the network knows to tell apart, in the order in which it is hidden.</summary>
    public IReadOnlyList<ForecastPart> Parts { get; }

    /// <summary>Whose part of the forecast a feature of the calendar is; null for one that belongs to none of them.</summary>
    public static ForecastPart? PartOf(string feature, Frequency frequency) => feature switch
    {
        _ when feature.StartsWith("year_", StringComparison.Ordinal) => ForecastPart.Year,
        _ when feature.StartsWith("weekday_", StringComparison.Ordinal) => ForecastPart.Week,
        "days" or "saturdays" or "sundays" => ForecastPart.Week,
        // A week has five of them unless one is a holiday; a month as many as its weekends leave.
        "working_days" => frequency == Frequency.Weekly ? ForecastPart.Holidays : ForecastPart.Week,
        "month_position" => null,
        _ => ForecastPart.Holidays,
    };

    /// <summary>Hides one part of example <paramref name="b"/>.</summary>
    /// <param name="part">One of <see cref="Parts"/>.</param>
    /// <param name="input">As <see cref="SeriesFeatures.Put"/> filled it, the parts before this one hidden.</param>
    /// <param name="b">0 … B-1.</param>
    /// <param name="features">What filled it, from the end of its series.</param>
    /// <param name="scale">The terms of the input.</param>
    public void Hide(ForecastPart part, NetworkInput input, int b, SeriesFeatures features, WindowScale scale)
    {
        switch (part)
        {
            case ForecastPart.Holidays:
                HideHolidays(input, b);
                break;
            case ForecastPart.Promotions:
                HidePlans(input, b, features, _layout.FutureOwn + _layout.PromotionPlace, 0);
                break;
            case ForecastPart.Prices:
                var last = input.Window.At(_layout.Window - 1, b)[FeatureLayout.WindowOwn + _layout.PricePlace];
                HidePlans(input, b, features, _layout.FutureOwn + _layout.PricePlace, last);
                break;
            case ForecastPart.Year:
                HideYear(input, b);
                break;
            case ForecastPart.Week:
                HideWeek(input, b, scale.Apply(features.Level(features.Length)), scale.Apply(features.Level(features.Length, _layout.ManyCycles)));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(part), part, "No network tells it apart.");
        }
    }

    private void HideHolidays(NetworkInput input, int b)
    {
        foreach (var place in CalendarOf(ForecastPart.Holidays))
        {
            var isDistance = _layout.Calendar[place] is "since_pay_day" or "until_pay_day";
            Set(input.Future!, b, _layout.FutureOwn + place, isDistance ? Mean(input.Future!, b, _layout.FutureOwn + place) : 0);
        }
    }

    private void HidePlans(NetworkInput input, int b, SeriesFeatures features, int place, float value)
    {
        for (var step = 0; step < _layout.Horizon; step++)
        {
            if (features.IsPlanned(features.Length, step))
                input.Future!.At(step, b)[place] = value;
        }
    }

    private void HideYear(NetworkInput input, int b)
    {
        for (var step = 0; step < _layout.Horizon; step++)
        {
            var future = input.Future!.At(step, b);
            (future[1], future[2]) = (future[3] > 0 ? future[FeatureLayout.Base] : 0, 0);
        }

        foreach (var place in CalendarOf(ForecastPart.Year))
            Set(input.Future!, b, _layout.FutureOwn + place, 0);
    }

    private void HideWeek(NetworkInput input, int b, float level, float many)
    {
        if (_layout.Cycle > 1)
        {
            for (var step = 0; step < _layout.Horizon; step++)
            {
                var future = input.Future!.At(step, b);
                future[FeatureLayout.Base] = level;
                future[1] = future[3] > 0 ? level : 0;
                if (_layout.ManyCycles > 0)
                    future[5] = many;
            }
        }

        foreach (var place in CalendarOf(ForecastPart.Week))
        {
            var share = _layout.Calendar[place].StartsWith("weekday_", StringComparison.Ordinal) ? 1f / _layout.Cycle : 0;
            Set(input.Future!, b, _layout.FutureOwn + place, share);
            Set(input.Window, b, FeatureLayout.WindowOwn + place, share);
        }
    }

    private int[] CalendarOf(ForecastPart part) =>
        [.. Enumerable.Range(0, _layout.Calendar.Count).Where(place => PartOf(_layout.Calendar[place], _layout.Frequency) == part)];

    private static void Set(Sequence sequence, int b, int place, float value)
    {
        for (var step = 0; step < sequence.Steps; step++)
            sequence.At(step, b)[place] = value;
    }

    private static float Mean(Sequence sequence, int b, int place)
    {
        var sum = 0f;
        for (var step = 0; step < sequence.Steps; step++)
            sum += sequence.At(step, b)[place];
        return sum / sequence.Steps;
    }
}
