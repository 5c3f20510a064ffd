using SalesWeb.Series;

namespace SalesWeb.Quality;

/// <summary>
/// Steps in the level, by moving windows (MOSUM, as Eichinger and Kirch, "A MOSUM procedure for the estimation of multiple random change
/// points", 2018) with medians in the place of means:
/// <code>
///   w[i]   median of the known days of week i; the value itself of weeks and months
///   d[i] = median(w[i] … w[i+h-1]) - median(w[i-h] … w[i-1])          h = 8 weeks or 6 months
///   z[i] = |d[i]| / (σ · 1.2533 · √(2/h)),   σ = spread of (w[i] - w[i-1]) / √2, at least 2 % of the median |w|
///
///   1.2533 = √(π/2): how much more a median scatters than a mean
/// </code>
/// A step is the largest |d| within h of itself (of equal ones that which the values fit best) where z is at least 5 and the level changes by a quarter or more. One that comes
/// about a year earlier or later too (a month more or less), half as large or more, is the season and no step. Of those of which the data
/// cannot tell that, because it has neither the year before nor the year behind, only the largest is reported: a season alone makes several.
/// </summary>
public static class LevelShifts
{
    private const double Limit = 5;
    private const double LeastChange = 0.25;
    private const int DaysForMedian = 4;

    /// <summary>The steps, oldest first.</summary>
    public static IReadOnlyList<LevelShift> Of(SalesHistory history)
    {
        var length = history.Frequency == Frequency.Daily ? 7 : 1;
        var (window, year, slack) = history.Frequency == Frequency.Monthly ? (6, 12, 1) : (8, 52, 4);
        var blocks = Blocks(history, length);
        var known = blocks.OfType<double>().ToArray();
        if (known.Length < 2 * window)
            return [];

        var changes = Enumerable.Range(1, blocks.Length - 1).Where(i => blocks[i] is not null && blocks[i - 1] is not null).Select(i => blocks[i]!.Value - blocks[i - 1]!.Value).ToArray();
        if (changes.Length == 0)
            return [];
        var noise = Math.Max(Robust.Spread(changes) / Math.Sqrt(2), 0.02 * Robust.Median(known.Select(Math.Abs)));
        var error = noise * 1.2533 * Math.Sqrt(2.0 / window);
        var (before, after) = Levels(blocks, window);
        var found = new List<int>();
        foreach (var at in Enumerable.Range(0, blocks.Length).Where(IsStep).OrderByDescending(i => Math.Abs(Step(i))).ThenBy(Misfit))
        {
            if (found.All(other => Math.Abs(other - at) >= window))
                found.Add(at);
        }

        var steps = found.Where(at => !IsSeason(at, at - year) && !IsSeason(at, at + year))
            .Select(at => new LevelShift(history.DateAt(at * length), before[at], after[at], !IsTold(at - year) && !IsTold(at + year)))
            .ToList();
        return [.. steps.Where(step => !step.MayBeSeason).Concat(steps.Where(step => step.MayBeSeason).Take(1)).OrderBy(step => step.Date)];

        double Step(int i) => after[i] - before[i];
        double Misfit(int i) => Enumerable.Range(i - window, 2 * window).Sum(j => Math.Abs((blocks[j] ?? Side(j, i)) - Side(j, i)));
        double Side(int j, int i) => j < i ? before[i] : after[i];
        bool IsTold(int i) => i >= 0 && i < blocks.Length && double.IsFinite(Step(i));
        bool IsStep(int i) => IsTold(i) && Math.Abs(Step(i)) >= Limit * error && Math.Abs(Step(i)) >= LeastChange * Math.Max(Math.Abs(before[i]), Math.Abs(after[i]));
        bool IsSeason(int at, int then) => Enumerable.Range(then - slack, (2 * slack) + 1).Any(i => IsTold(i) && Step(i) * Math.Sign(Step(at)) >= 0.5 * Math.Abs(Step(at)));
    }

    private static double?[] Blocks(SalesHistory history, int length)
    {
        var blocks = new double?[history.Length / length];
        for (var block = 0; block < blocks.Length; block++)
        {
            var known = Enumerable.Range(block * length, length).Where(period => history.IsKnown[period]).Select(period => history.Values[period]).ToArray();
            blocks[block] = known.Length >= Math.Min(length, DaysForMedian) ? Robust.Median(known.AsSpan()) : null;
        }

        return blocks;
    }

    /// <summary>The medians of the windows before and behind each block; not a number where less than half of one is known.</summary>
    private static (double[] Before, double[] After) Levels(double?[] blocks, int window)
    {
        var levels = new double[blocks.Length + 1];
        for (var i = 0; i <= blocks.Length; i++)
        {
            var known = i < window ? [] : blocks[(i - window)..i].OfType<double>().ToArray();
            levels[i] = 2 * known.Length >= window ? Robust.Median(known.AsSpan()) : double.NaN;
        }

        return (levels[..^1], [.. Enumerable.Range(0, blocks.Length).Select(i => i + window <= blocks.Length ? levels[i + window] : double.NaN)]);
    }
}
