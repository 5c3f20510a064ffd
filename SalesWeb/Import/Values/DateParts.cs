namespace SalesWeb.Import.Values;

/// <summary>A written date, taken apart.</summary>
/// <param name="Form">What the numbers mean.</param>
/// <param name="Year">Four digits.</param>
/// <param name="First">The month, the week, or (for <see cref="DateForm.Either"/>) the first of the two numbers.</param>
/// <param name="Second">The day, or the second of the two numbers.</param>
/// <param name="Mark">What stands behind the first number, for <see cref="DateForm.Either"/>.</param>
internal readonly record struct DateParts(DateForm Form, int Year, int First, int Second, char Mark)
{
    public static DateParts OfDay(int year, int month, int day) => new(DateForm.Day, year, month, day, '\0');

    public static DateParts OfEither(int year, int first, int second, char mark) => new(DateForm.Either, year, first, second, mark);

    public static DateParts OfMonth(int year, int month) => new(DateForm.Month, year, month, 1, '\0');

    public static DateParts OfWeek(int year, int week) => new(DateForm.Week, year, week, 1, '\0');

    /// <summary>The day; null where the calendar has none such between the years 1900 and 2100 (both included).</summary>
    public DateOnly? ToDate(bool isDayFirst)
    {
        if (Year is < 1900 or > 2100)
            return null;
        if (Form == DateForm.Week)
            return First >= 1 && First <= System.Globalization.ISOWeek.GetWeeksInYear(Year)
                ? DateOnly.FromDateTime(System.Globalization.ISOWeek.ToDateTime(Year, First, DayOfWeek.Monday))
                : null;

        var (month, day) = Form == DateForm.Either && isDayFirst ? (Second, First) : (First, Second);
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(Year, month) ? new DateOnly(Year, month, day) : null;
    }
}
