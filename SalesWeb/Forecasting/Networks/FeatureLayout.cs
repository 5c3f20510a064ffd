using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Forecasting.Networks;

/// <summary>
/// Which numbers the full network reads for each period, in which order: what it was trained with is what it must be given.
/// <code>
///   window   F × W   sales, whether there was such a period, sales a year before, whether there were, the calendar, price?, promotion?
///   future   G × P   the same weekday of the last weeks, sales a year before, how the season moved then, whether there was such a year,
///                    how far ahead, the calendar, price?, promotion?
/// </code>
/// Sales are in the terms of the window's <see cref="WindowScale"/>. What is not there is 0.
/// </summary>
public sealed record FeatureLayout
{
    /// <summary>The future feature that forecasts are counted from.</summary>
    public const int Base = 0;

    /// <summary>Features of each window period before the calendar's.</summary>
    internal const int WindowOwn = 4;

    /// <summary>Features of each future period before the calendar's.</summary>
    internal const int FutureOwn = 5;

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

    public required SalesTransform Transform { get; init; }

    /// <summary>F.</summary>
    public int WindowFeatures => WindowOwn + Shared;

    /// <summary>G.</summary>
    public int FutureFeatures => FutureOwn + Shared;

    /// <summary>The names of the F features of each window period, in their order.</summary>
    public IReadOnlyList<string> WindowNames => [.. WindowOwnNames, .. SharedNames];

    /// <summary>The names of the G features of each future period, in their order.</summary>
    public IReadOnlyList<string> FutureNames => [.. FutureOwnNames, .. SharedNames];

    /// <summary>Periods after which sales repeat soonest: a week of days; weeks and months have only their year.</summary>
    public int Cycle => Frequency == Frequency.Daily ? 7 : 1;

    /// <summary>Periods of a year that lie on the same weekday.</summary>
    public int Year => Frequency switch { Frequency.Daily => 364, Frequency.Weekly => 52, _ => 12 };

    private IEnumerable<string> SharedNames => [.. Calendar, .. HasPrices ? ["price"] : (string[])[], .. HasPromotions ? ["promotion"] : (string[])[]];

    private int Shared => Calendar.Count + (HasPrices ? 1 : 0) + (HasPromotions ? 1 : 0);
}
