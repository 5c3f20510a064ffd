using SalesWeb.Series;
using SalesWeb.Web;

namespace SalesWeb.Pages.Overview;

/// <summary>How the overview names periods and changes.</summary>
public static class PeriodWords
{
    /// <summary>"day", "7 days".</summary>
    public static string Some(int periods, Frequency frequency) => periods == 1 ? frequency.Noun() : $"{periods} {frequency.Noun()}s";

    /// <summary>From one period to another (included): "3–9 Mar 2024", "28 Feb – 5 Mar 2024", "Jan – Mar 2024".</summary>
    public static string Span(Frequency frequency, DateOnly first, DateOnly last)
    {
        if (frequency == Frequency.Monthly)
            return first == last ? $"{last:MMM yyyy}" : first.Year == last.Year ? $"{first:MMM} – {last:MMM yyyy}" : $"{first:MMM yyyy} – {last:MMM yyyy}";
        if (first == last)
            return Format.Day(last);
        if (first.Year != last.Year)
            return $"{Format.Day(first)} – {Format.Day(last)}";
        return first.Month == last.Month ? $"{first.Day}–{Format.Day(last)}" : $"{first:d MMM} – {Format.Day(last)}";
    }

    /// <summary>A change with its sign and unit: "+1,234 EUR", "−12.50 EUR", "±0".</summary>
    public static string WithSign(double change, SalesNumbers numbers) => change switch
    {
        > 0 => $"+{numbers.Write(change)}",
        0 => "±0",
        _ => numbers.Write(change),
    };

    /// <summary>A change in per cent with its sign; a dash where there is none.</summary>
    public static string PercentWithSign(double? fraction) => fraction > 0 ? $"+{Format.Percent(fraction)}" : Format.Percent(fraction);

    /// <summary>The class that colours a change.</summary>
    public static string Direction(double change) => change > 0 ? "rise" : change < 0 ? "fall" : "level";
}
