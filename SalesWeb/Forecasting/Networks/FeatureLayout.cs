using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Forecasting.Networks;

/// <summary>
/// Which numbers the full network reads for each period, in which order: what it was trained with is what it must be given.
/// <code>
///   window   F × W   sales, whether there was such a period, sales a year before, whether there were, the calendar, price?, promotion?, category?
///   future   G × P   the same weekday of the last weeks, sales a year before, how the season moved then, whether there was such a year,
///                    how far ahead, the same weekday of many weeks?, the calendar, price?, promotion?, category?
/// </code>
/// Sales are in the terms of the window's <see cref="WindowScale"/>. What is not there is 0.
/// </summary>
public sealed record FeatureLayout
{
    /// <summary>The future feature that forecasts are counted from.</summary>
    public const int Base = 0;

    /// <summary>Features of each window period before the calendar's.</summary>
    internal const int WindowOwn = 4;

    private static readonly string[] WindowOwnNames = ["sales", "is_known", "sales_year_before", "year_before_is_known"];

    private static readonly string[] FutureOwnNames =
        ["sales_of_last_cycles", "sales_year_before", "season_year_before", "year_before_is_known", "horizon_position"];

    public required Frequency Frequency { get; init; }

    /// <summary>W: periods of the past, at least 2.</summary>
    public required int Window { get; init; }

    /// <summary>P: periods ahead, at least 1.</summary>
    public required int Horizon { get; init; }

    /// <summary>What the calendar tells, by name.</summary>
    public required IReadOnlyList<string> Calendar { get; init; }

    public required bool HasPrices { get; init; }

    public required bool HasPromotions { get; init; }

    /// <summary>Periods ahead whose prices and promotions are known, 0 to P: as many as the file had planned.</summary>
    public int Planned { get; init; }

    /// <summary>
    /// Cycles whose mean shows the level beneath the noise of single weeks, as a feature of each future period; 0 for none, as networks of older
    /// versions have it.
    /// </summary>
    public int ManyCycles { get; init; }

    /// <summary>The categories that a network of several tells apart, each by a feature that is 1 for it; none where it has one, or too many for that.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    public required SalesTransform Transform { get; init; }

    /// <summary>F.</summary>
    public int WindowFeatures => WindowOwn + Shared;

    /// <summary>G.</summary>
    public int FutureFeatures => FutureOwn + Shared;

    /// <summary>The names of the F features of each window period, in their order.</summary>
    public IReadOnlyList<string> WindowNames => [.. WindowOwnNames, .. SharedNames];

    /// <summary>The names of the G features of each future period, in their order.</summary>
    public IReadOnlyList<string> FutureNames => [.. FutureOwnNames, .. ManyCycles > 0 ? ["sales_of_many_cycles"] : (string[])[], .. SharedNames];

    /// <summary>Periods after which sales repeat soonest: a week of days; weeks and months have only their year.</summary>
    public int Cycle => Frequency == Frequency.Daily ? 7 : 1;

    /// <summary>Periods of a year that lie on the same weekday.</summary>
    public int Year => Frequency switch { Frequency.Daily => 364, Frequency.Weekly => 52, _ => 12 };

    /// <summary>Features of each future period before the calendar's.</summary>
    internal int FutureOwn => FutureOwnNames.Length + (ManyCycles > 0 ? 1 : 0);

    /// <summary>Where the price stands among what window and future share, and the promotion behind it.</summary>
    internal int PricePlace => Calendar.Count;

    internal int PromotionPlace => PricePlace + (HasPrices ? 1 : 0);

    internal int CategoryPlace => PromotionPlace + (HasPromotions ? 1 : 0);

    private IEnumerable<string> SharedNames =>
    [
        .. Calendar, .. HasPrices ? ["price"] : (string[])[], .. HasPromotions ? ["promotion"] : (string[])[],
        .. Enumerable.Range(1, Categories.Count).Select(number => $"category_{number}"),
    ];

    private int Shared => CategoryPlace + Categories.Count;
}
