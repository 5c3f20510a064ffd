namespace SalesWeb.Training.Briefing;

/// <summary>The newest periods beside as many before them and the same ones a year earlier.</summary>
/// <param name="Now">The newest periods that are over.</param>
/// <param name="Before">As many right before them; null where the data does not reach back so far.</param>
/// <param name="YearBefore">The same periods a year earlier; null where the data does not reach back so far.</param>
public sealed record SalesWindow(Stretch Now, Stretch? Before, Stretch? YearBefore)
{
    /// <summary>How many periods each of them has.</summary>
    public int Length => Now.Values.Count;
}
