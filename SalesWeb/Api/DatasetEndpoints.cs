using SalesWeb.Datasets;
using SalesWeb.Series;

namespace SalesWeb.Api;

/// <summary>The datasets. Other addresses take the name of one as <c>?dataset=</c> or in their path.</summary>
internal static class DatasetEndpoints
{
    private const int MaxDatasets = 1000;

    public static void MapDatasets(this RouteGroupBuilder api)
    {
        api.MapGet("/datasets", (string? find, int? limit, int? offset, DatasetStore datasets) => List(find, limit ?? 100, offset ?? 0, datasets))
            .WithSummary("Lists the datasets, the one with the newest import first.")
            .WithDescription($"\"find\" is a part of the name, \"limit\" 1 to {MaxDatasets} (100 if left out), \"offset\" the number of matches to skip.")
            .Produces<List<DatasetResponse>>();
        api.MapGet("/datasets/{dataset}", (string dataset, DatasetStore datasets) =>
                DatasetResponse.Of(datasets.Get(dataset), datasets.DefaultName()))
            .WithSummary("Returns the current version of a dataset.")
            .Produces<DatasetResponse>()
            .ProducesProblem(404);
    }

    private static List<DatasetResponse> List(string? find, int limit, int offset, DatasetStore datasets)
    {
        if (limit is < 1 or > MaxDatasets)
            throw new UserErrorException($"The limit is {limit}; it must be from 1 to {MaxDatasets}.", "Choose a limit in this range.", field: "limit");
        if (offset < 0)
            throw new UserErrorException($"The offset is {offset}; it must be at least 0.", "Choose another offset.", field: "offset");

        var chosen = datasets.DefaultName();
        return [.. datasets.Search(find, limit, offset).Select(datasets.Find).OfType<DatasetVersion>().Select(version => DatasetResponse.Of(version, chosen))];
    }

    /// <summary>A dataset and its current version.</summary>
    internal sealed record DatasetResponse
    {
        public required string Dataset { get; init; }

        /// <summary>Whether calls that name no dataset use this one.</summary>
        public required bool IsDefault { get; init; }

        /// <summary>The number of its current version.</summary>
        public required long Version { get; init; }

        public required Frequency Frequency { get; init; }

        public required DateOnly FirstDate { get; init; }

        /// <summary>The date of the last sales (included).</summary>
        public required DateOnly LastDate { get; init; }

        public required int Categories { get; init; }

        /// <summary>What is counted: amount (money) or quantity (pieces).</summary>
        public required Measure Measure { get; init; }

        public required double Total { get; init; }

        /// <summary>The currency of amounts, such as EUR; left out if unknown.</summary>
        public string? Currency { get; init; }

        /// <summary>The unit of quantities.</summary>
        public required string Unit { get; init; }

        public required DateTimeOffset ImportedAt { get; init; }

        public static DatasetResponse Of(DatasetVersion version, string? chosen) => new()
        {
            Dataset = version.Dataset,
            IsDefault = version.Dataset == chosen,
            Version = version.Id,
            Frequency = version.Frequency,
            FirstDate = version.FirstDate,
            LastDate = version.LastDate,
            Categories = version.Categories,
            Measure = version.Measure,
            Total = version.Total,
            Currency = version.Currency,
            Unit = version.Units.Of(Measure.Quantity)!,
            ImportedAt = version.ImportedAt,
        };
    }
}
