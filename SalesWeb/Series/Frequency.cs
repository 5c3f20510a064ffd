namespace SalesWeb.Series;

/// <summary>How far apart the values of a series are.</summary>
public enum Frequency
{
    Daily,

    /// <summary>Seven days; a week is named by the date it has in the file, usually its first or its last day.</summary>
    Weekly,

    /// <summary>Calendar months, named by their first day.</summary>
    Monthly,
}
