using SalesWeb.Datasets;
using SalesWeb.Quality;
using SalesWeb.Series;

namespace SalesWeb.Pages.Quality;

/// <summary>The quality of one category, and what people said of it.</summary>
public sealed record CategoryQuality
{
    /// <summary>Periods that are drawn at most; of more the newest.</summary>
    private const int MostDrawn = 2200;

    public required DatasetVersion Version { get; init; }

    public required QualityReport Report { get; init; }

    public required SalesHistory History { get; init; }

    /// <summary>All corrections, the newest first.</summary>
    public required IReadOnlyList<Correction> Corrections { get; init; }

    /// <summary>All decisions on missing periods, the newest first.</summary>
    public required IReadOnlyList<MissingRuleChoice> Rules { get; init; }

    /// <summary>What the settings say of missing periods.</summary>
    public required MissingRule Setting { get; init; }

    /// <summary>The series within the category that are offered to be corrected: items, stores and items in a store.</summary>
    public required IReadOnlyList<SeriesKey> Keys { get; init; }

    /// <summary>Further ones, which are typed by their name.</summary>
    public required int MoreKeys { get; init; }

    /// <summary>Who corrected something last in this browser.</summary>
    public required string Author { get; init; }

    /// <summary>The correction that was typed and refused.</summary>
    public CorrectionForm? Typed { get; init; }

    /// <summary>The rule that was chosen and refused.</summary>
    public RuleForm? TypedRule { get; init; }

    public MissingRuleChoice? OwnRule => Rules.FirstOrDefault(rule => rule.Counts);

    /// <summary>What counts for the missing periods of the category.</summary>
    public MissingRule Rule => OwnRule?.Rule ?? Setting;

    /// <summary>The outliers that nothing explains, the farthest first.</summary>
    public IReadOnlyList<Outlier> Odd => [.. Report.Outliers.Where(one => one.IsOdd).OrderByDescending(one => Math.Abs(one.Score))];

    /// <summary>The outliers on or next to a known holiday, oldest first.</summary>
    public IReadOnlyList<Outlier> AtHolidays => [.. Report.Outliers.Where(one => one.Holiday is not null)];

    /// <summary>The first period that is drawn.</summary>
    public int FirstDrawn => Math.Max(0, History.Length - MostDrawn);

    /// <summary>The periods whose own value is corrected, and those that are taken as missing.</summary>
    public HashSet<int> Corrected =>
    [
        .. Corrections.Where(one => one.Counts && one.Measure == Version.Measure)
            .Select(one => Version.Frequency.PeriodsBetween(History.Start, one.Date))
            .Where(period => period >= 0 && period < History.Length),
    ];

    /// <summary>The form that corrects one day: as it was typed where that was refused, otherwise with what would be usual.</summary>
    public CorrectionForm FormFor(Outlier? outlier) =>
        Typed is { } typed && IsOf(typed, outlier) ? typed : new CorrectionForm
        {
            Date = outlier?.Date.ToString("yyyy-MM-dd"),
            Value = outlier?.Usual.ToString(Math.Abs(outlier.Usual) >= 100 ? "0" : "0.##"),
            Author = Author,
        };

    /// <summary>Whether a typed correction is of this outlier; of none, where it is of no outlier that is shown.</summary>
    private bool IsOf(CorrectionForm typed, Outlier? outlier) => outlier is not null
        ? typed.Date == outlier.Date.ToString("yyyy-MM-dd") && string.IsNullOrEmpty(typed.Series)
        : !Odd.Any(one => IsOf(typed, one));
}
