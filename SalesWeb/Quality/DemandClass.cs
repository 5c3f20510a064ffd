namespace SalesWeb.Quality;

/// <summary>What kind of demand a series shows.</summary>
public enum DemandClass
{
    /// <summary>In nearly every period, and of much the same size.</summary>
    Smooth,

    /// <summary>In nearly every period, of very different sizes.</summary>
    Erratic,

    /// <summary>Now and then, of much the same size.</summary>
    Intermittent,

    /// <summary>Now and then, of very different sizes.</summary>
    Lumpy,
}
