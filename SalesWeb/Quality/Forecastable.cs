namespace SalesWeb.Quality;

/// <summary>Whether a series can be forecast, the worst first.</summary>
public enum Forecastable
{
    /// <summary>There is nothing to forecast, or nothing to learn from.</summary>
    No,

    /// <summary>How much on the average, not when.</summary>
    OnAverage,

    /// <summary>Yes, with wide intervals.</summary>
    Roughly,

    /// <summary>Yes.</summary>
    Well,
}
