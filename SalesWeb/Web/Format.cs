using Microsoft.AspNetCore.Html;

namespace SalesWeb.Web;

/// <summary>How numbers, days and times are written on pages, everywhere the same and in no one's culture.</summary>
public static class Format
{
    /// <summary>A whole number with thousands separated: 9,334.</summary>
    public static string Count(long count) => count.ToString("N0");

    /// <summary>
    /// Sales, an error or a loss: whole from 1,000 on, otherwise four significant digits; a dash where there is none.
    /// </summary>
    public static string Number(double? value) => value switch
    {
        null => "–",
        { } v when !double.IsFinite(v) => double.IsNaN(v) ? "not a number" : v > 0 ? "infinite" : "−infinite",
        { } v => Sign(v) + Magnitude(Math.Abs(v)),
    };

    /// <summary>A fraction in per cent: 0.123 is 12.3 %; a dash where there is none.</summary>
    public static string Percent(double? fraction) => fraction is { } f && double.IsFinite(f)
        ? $"{Sign(f)}{Math.Abs(100 * f):#,0.0} %"
        : "–";

    /// <summary>A size in bytes, in the largest binary unit that leaves a whole part: 4.8 MiB is 4.8 · 1024 · 1024.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1L << 10 => $"{bytes} B",
        < 1L << 20 => $"{bytes / 1024.0:0.#} KiB",
        < 1L << 30 => $"{bytes / 1024.0 / 1024:0.#} MiB",
        _ => $"{bytes / 1024.0 / 1024 / 1024:0.#} GiB",
    };

    /// <summary>A day: 3 Mar 2024.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMM yyyy");

    /// <summary>A moment in UTC, to the minute: 3 Mar 2024 14:05 UTC.</summary>
    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("d MMM yyyy HH:mm 'UTC'");

    /// <summary>A moment as an element that site.js shows in the reader's time zone; in UTC without JavaScript.</summary>
    public static IHtmlContent Time(DateTimeOffset moment) =>
        new HtmlString($"<time datetime=\"{moment.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\">{Moment(moment)}</time>");

    /// <summary>A span of time to the second: 41 s, 3 min 20 s, 2 h 5 min.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 60 } => $"{(int)span.TotalSeconds} s",
        { TotalMinutes: < 60 } => $"{(int)span.TotalMinutes} min {span.Seconds} s",
        _ => $"{(int)span.TotalHours} h {span.Minutes} min",
    };

    /// <summary>"1 row", "2 rows": the count with its noun.</summary>
    public static string Plural(long count, string noun, string? nouns = null) => $"{Count(count)} {(count == 1 ? noun : nouns ?? noun + "s")}";

    private static string Sign(double value) => value < 0 ? "−" : "";

    private static string Magnitude(double value) => value switch
    {
        >= 1_000 => value.ToString("N0"),
        >= 100 => value.ToString("0.0"),
        >= 1 => value.ToString("0.00"),
        0 => "0",
        >= 0.001 => value.ToString("0.0000"),
        _ => value.ToString("0.00e+0"),
    };
}
