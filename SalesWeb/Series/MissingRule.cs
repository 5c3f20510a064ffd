namespace SalesWeb.Series;

/// <summary>What a period without any row in the file means.</summary>
public enum MissingRule
{
    /// <summary>Nothing was sold: the value is 0.</summary>
    Zero,

    /// <summary>As much as in the last period that is known; 0 before the first.</summary>
    Previous,

    /// <summary>On the straight line between the known neighbours.</summary>
    Interpolate,

    /// <summary>Nothing could be sold: the value is 0, and is no sign of little demand.</summary>
    Closed,

    /// <summary>Something may have been sold, nobody knows how much: what is usual at that time, see <see cref="UsualFill"/>.</summary>
    Unknown,
}
