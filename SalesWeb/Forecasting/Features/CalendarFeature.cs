namespace SalesWeb.Forecasting.Features;

/// <summary>One thing that the calendar tells of a period, as a number.</summary>
/// <param name="Name">In lower_snake, for example <c>holiday_in_1_day</c>.</param>
/// <param name="Value">From the first day of a period to a number of about −1 to 1.</param>
internal sealed record CalendarFeature(string Name, Func<DateOnly, double> Value);
