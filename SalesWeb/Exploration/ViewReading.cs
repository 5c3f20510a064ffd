namespace SalesWeb.Exploration;

/// <summary>What an address says of a view.</summary>
/// <param name="View">All of it that could be read.</param>
/// <param name="Problem">The first value that could not; null where all could.</param>
public sealed record ViewReading(SalesView View, UserErrorException? Problem)
{
    /// <exception cref="UserErrorException">A value could not be read.</exception>
    public SalesView Get() => Problem is null ? View : throw Problem;
}
