using System.Text.Json;
using SalesWeb.Datasets.Versions;
using SalesWeb.Settings;

namespace SalesWeb.Commands;

/// <summary>The web application of an installation, as long as it runs: what it says of itself.</summary>
/// <param name="Address">Where it was asked.</param>
/// <param name="Runs">Whether it answered.</param>
/// <param name="Caches">What its caches have been good for; empty where it does not run.</param>
internal sealed record RunningServer(Uri Address, bool Runs, IReadOnlyList<CacheState> Caches)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly JsonSerializerOptions Format = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static async Task<RunningServer> Of(Installation installation, CancellationToken cancellation)
    {
        var address = new Uri(installation.Settings.Server.LocalAddress, "api/health");
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(address, cancellation);
            var health = await answer.Content.ReadFromJsonAsync<Health>(Format, cancellation);
            return new RunningServer(address, health?.Status is not null, health?.Caches ?? []);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException || (e is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            // Whatever answers there is not this program, or nothing does.
            return new RunningServer(address, Runs: false, []);
        }
    }

    /// <summary>The row of a table for each cache; one that says so where there is none.</summary>
    public IEnumerable<string[]> Rows() => Runs
        ? Caches.Select(cache => new[] { "cache", $"{cache.Name}: {cache.Entries} kept, {cache.Hits} of {cache.Hits + cache.Misses} questions answered from them{Rate(cache)}" })
        : [["server", $"none runs at {Address.GetLeftPart(UriPartial.Authority)}, so there are no caches to tell of"]];

    private static string Rate(CacheState cache) =>
        cache.Hits + cache.Misses == 0 ? "" : $" ({100.0 * cache.Hits / (cache.Hits + cache.Misses):0} %)";

    private sealed record Health(string? Status, IReadOnlyList<CacheState>? Caches);
}
