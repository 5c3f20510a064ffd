using System.Text.RegularExpressions;

namespace SalesWeb.Holidays;

/// <summary>A day, or days in a row, that the user named: a town's festival, a closing for works, the anniversary of the shop.</summary>
/// <remarks>Written <c>2024-06-15</c>, or <c>06-15</c> for every year; <c>..</c> between the first and the last day; then a name.</remarks>
public sealed record OwnDay
{
    /// <summary>The year that stands for every year: it has a 29 February.</summary>
    private const int AnyYear = 2000;

    private static readonly Regex Written = LinearRegex.Of(
        @"^((?<fromYear>[0-9]{4})-)?(?<fromMonth>[0-9]{2})-(?<fromDay>[0-9]{2})"
        + @"( *\.\. *((?<toYear>[0-9]{4})-)?(?<toMonth>[0-9]{2})-(?<toDay>[0-9]{2}))?( +(?<name>\S.*))?$",
        RegexOptions.ExplicitCapture);

    private OwnDay(DateOnly from, DateOnly to, bool isYearly, string name) =>
        (From, To, IsYearly, Name) = (from, to, isYearly, name);

    /// <summary>The first day; of a leap year that stands for all where it is yearly.</summary>
    public DateOnly From { get; }

    /// <summary>The last day, included. A yearly one may lie before the first: then the days reach over New Year.</summary>
    public DateOnly To { get; }

    public bool IsYearly { get; }

    /// <summary>What the user calls it; empty where it was given no name.</summary>
    public string Name { get; }

    /// <summary>The days that are written so; null where they cannot be read, do not exist, or end before they begin.</summary>
    public static OwnDay? Parse(string text)
    {
        var match = Written.Match(text.Trim());
        if (!match.Success)
            return null;

        var isYearly = !match.Groups["fromYear"].Success;
        var from = Day(match, "from");
        var to = match.Groups["toMonth"].Success ? Day(match, "to") : from;
        var isOneForm = !match.Groups["toMonth"].Success || match.Groups["toYear"].Success != isYearly;
        return from is null || to is null || !isOneForm || (to < from && !isYearly)
            ? null
            : new OwnDay(from.Value, to.Value, isYearly, match.Groups["name"].Value);
    }

    /// <summary>Whether <paramref name="date"/> is one of the days; a yearly 29 February is one in leap years only.</summary>
    public bool Contains(DateOnly date)
    {
        if (!IsYearly)
            return From <= date && date <= To;

        var day = new DateOnly(AnyYear, date.Month, date.Day);
        return From <= To ? From <= day && day <= To : From <= day || day <= To;
    }

    /// <summary>The text that <see cref="Parse"/> reads back as this day.</summary>
    public override string ToString()
    {
        var form = IsYearly ? "MM-dd" : "yyyy-MM-dd";
        var days = From == To ? From.ToString(form) : $"{From.ToString(form)}..{To.ToString(form)}";
        return Name == "" ? days : $"{days} {Name}";
    }

    private static DateOnly? Day(Match match, string end)
    {
        var year = match.Groups[$"{end}Year"] is { Success: true } written ? int.Parse(written.Value) : AnyYear;
        var month = int.Parse(match.Groups[$"{end}Month"].Value);
        var day = int.Parse(match.Groups[$"{end}Day"].Value);
        return year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }
}
