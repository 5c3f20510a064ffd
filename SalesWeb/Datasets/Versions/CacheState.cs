namespace SalesWeb.Datasets.Versions;

/// <summary>What a cache has been good for since the server started.</summary>
/// <param name="Name">What it keeps.</param>
/// <param name="Entries">Answers that it holds now.</param>
/// <param name="Hits">Questions that it answered.</param>
/// <param name="Misses">Questions whose answer had to be computed.</param>
public sealed record CacheState(string Name, int Entries, long Hits, long Misses);
