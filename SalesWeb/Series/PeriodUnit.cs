namespace SalesWeb.Series;

/// <summary>What sales are summed by when one looks at them, the shortest first.</summary>
public enum PeriodUnit
{
    Day,

    /// <summary>From Monday; where the data itself is weekly, a week as the file names it.</summary>
    Week,

    /// <summary>A calendar month, named by its first day.</summary>
    Month,

    /// <summary>Three calendar months from January, April, July or October, named by their first day.</summary>
    Quarter,
}
