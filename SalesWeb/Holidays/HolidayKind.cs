namespace SalesWeb.Holidays;

/// <summary>What sort of day a holiday is, the most telling first.</summary>
public enum HolidayKind
{
    /// <summary>A day off by law, or the day off that stands in for one.</summary>
    Public,

    /// <summary>A day that the user named.</summary>
    Own,

    /// <summary>A day on which shops are open and sell otherwise than usual: Christmas Eve, Mother's Day, Black Friday.</summary>
    Observance,
}
