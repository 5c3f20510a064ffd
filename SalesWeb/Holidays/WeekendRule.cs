namespace SalesWeb.Holidays;

/// <summary>Which other day is off when a holiday falls on a weekend. The holiday itself stays one.</summary>
internal enum WeekendRule
{
    /// <summary>None is.</summary>
    Lost,

    /// <summary>For a Saturday the Friday before, for a Sunday the Monday after.</summary>
    NearestWeekday,

    /// <summary>The next day that is neither on a weekend nor off already.</summary>
    NextWeekday,

    /// <summary>For a Sunday the Monday after; a Saturday is lost.</summary>
    MondayAfterSunday,
}
