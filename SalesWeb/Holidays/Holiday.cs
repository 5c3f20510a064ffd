namespace SalesWeb.Holidays;

/// <summary>A day on which people buy otherwise than usual, for a reason that the calendar knows beforehand.</summary>
/// <param name="Date">The day itself.</param>
/// <param name="Name">In English, or as the user wrote it.</param>
/// <param name="Kind">Whether it is a day off.</param>
public sealed record Holiday(DateOnly Date, string Name, HolidayKind Kind);
