using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using SalesWeb.Series;

namespace SalesWeb.Forecasting.Networks;

/// <summary>
/// What stands beside the weights of a network so that it can answer: the scale its inputs and outputs are in, and how far
/// it was off on the validation days. A file with <c>mean</c> and <c>std</c> alone is enough to predict with.
/// </summary>
public sealed record Normalization
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    public required double Mean { get; init; }

    public required double Std { get; init; }

    /// <summary>How many values the network sees; null in files that other programs wrote.</summary>
    public int? Window { get; init; }

    /// <summary>How many periods it forecasts at once; null in files that other programs wrote.</summary>
    public int? Horizon { get; init; }

    public Frequency? Frequency { get; init; }

    public string? Category { get; init; }

    /// <summary>Whether its past went below zero, so that its forecasts may.</summary>
    public bool MayBeNegative { get; init; }

    /// <summary>The probabilities of the quantiles, rising; none in files that other programs wrote.</summary>
    public IReadOnlyList<double> Levels { get; init; } = [];

    /// <summary>For each level how far its quantile lies from the forecast at each step, in the unit of the series.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Deviations { get; init; } = [];

    [JsonIgnore]
    public Scale Scale => new(Mean, Std);

    [JsonIgnore]
    public ErrorQuantiles ErrorQuantiles => new([.. Levels], [.. Deviations.Select(level => level.ToImmutableArray())]);

    public void Save(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Format) + "\n");

    /// <exception cref="UserErrorException">The file is absent, is not JSON, or lacks a finite mean or a positive std.</exception>
    public static Normalization Load(string path)
    {
        try
        {
            var read = JsonSerializer.Deserialize<Normalization>(File.ReadAllText(path), Format);
            if (read is null || !double.IsFinite(read.Mean) || read.Std is not (> 0 and < double.PositiveInfinity))
                throw Refuse(path, "its std must be above 0 and its mean a number");
            if (read.Levels is null || read.Deviations is null || read.Levels.Count != read.Deviations.Count
                || read.Deviations.Any(level => level is null || level.Count != (read.Horizon ?? level.Count)))
            {
                throw Refuse(path, "its deviations are not as many as its levels and steps");
            }

            return read;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{path} cannot be read.", "Check the path of the normalization file.", cause: e);
        }
        catch (JsonException e)
        {
            throw Refuse(path, "it is not JSON with a mean and a std", e);
        }
    }

    private static UserErrorException Refuse(string path, string problem, Exception? cause = null) => new(
        $"{path} cannot be used: {problem}.", "Use the normalization file that was written beside the weights.", cause: cause);
}
