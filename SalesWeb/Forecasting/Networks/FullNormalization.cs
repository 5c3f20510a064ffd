using System.Text.Json;
using System.Text.Json.Serialization;
using SalesWeb.Forecasting.Features;
using SalesWeb.Holidays;

namespace SalesWeb.Forecasting.Networks;

/// <summary>What stands beside the weights of networks of the full form so that they can answer: which features they read, in which terms, by which calendar.</summary>
public sealed record FullNormalization
{
    /// <summary>Tells the file apart from that of the reference form.</summary>
    public const string FormName = "full";

    private const int MostMembers = 32;

    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    public string Form { get; init; } = FormName;

    public string? Category { get; init; }

    /// <summary>Whether its past went below zero, so that its forecasts may.</summary>
    public bool MayBeNegative { get; init; }

    /// <summary>Networks whose forecasts are averaged, at least 1.</summary>
    public int Members { get; init; } = 1;

    /// <summary>The levels of the quantiles, rising.</summary>
    public required IReadOnlyList<double> Levels { get; init; }

    /// <summary>Whose public holidays count; empty for nobody's.</summary>
    public string Country { get; init; } = "";

    /// <summary>The user's own days, as they are written in config.yaml.</summary>
    public IReadOnlyList<string> OwnDays { get; init; } = [];

    public IReadOnlyList<int> PayDays { get; init; } = [];

    public required FeatureLayout Features { get; init; }

    /// <summary>What tells the calendar's features, as it was in training.</summary>
    public CalendarFeatures ToCalendar() => CalendarFeatures.Of(
        Features.Frequency, HolidayCalendar.For(Country, [.. OwnDays.Select(OwnDay.Parse).OfType<OwnDay>()]), PayDays);

    public void Save(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Format) + "\n");

    /// <summary>Whether the file is of this form; false where it cannot be read.</summary>
    public static bool IsIn(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("form", out var form) && form.ValueKind == JsonValueKind.String && form.ValueEquals(FormName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return false;
        }
    }

    /// <exception cref="UserErrorException">The file is not one that <see cref="Save"/> wrote.</exception>
    public static FullNormalization Load(string path)
    {
        try
        {
            var read = JsonSerializer.Deserialize<FullNormalization>(File.ReadAllText(path), Format);
            return read is null ? throw Refuse(path, "it is empty") : read.Problem() is { } problem ? throw Refuse(path, problem) : read;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{path} cannot be read.", "Check the path of the normalization file.", cause: e);
        }
        catch (JsonException e)
        {
            throw Refuse(path, "it is not the JSON of a network's features", e);
        }
    }

    /// <summary>What is wrong with it; null where nothing is. A file may hold null wherever JSON can.</summary>
    private string? Problem()
    {
        if (Members is < 1 or > MostMembers)
            return $"it speaks of {Members} networks; there are 1 to {MostMembers}";
        if (Levels is null || Features is not { Calendar: not null, Categories: not null } || Country is null || OwnDays is null || PayDays is null || OwnDays.Contains(null))
            return "it lacks its levels, its features or its calendar";
        if (Features.ManyCycles is < 0 or > 10_000)
            return "its many cycles are not 0 to 10000";
        if (!Enum.IsDefined(Features.Frequency) || !Enum.IsDefined(Features.Transform))
            return "its frequency or transform is none that there is";
        if (OwnDays.Any(day => OwnDay.Parse(day) is null))
            return "one of its own days is no date";
        if (!HolidayCalendar.Knows(Country))
            return $"the holidays of \"{Country}\" are not known";
        return ToCalendar().Names.SequenceEqual(Features.Calendar) ? null : "its features are not those that its calendar gives";
    }

    private static UserErrorException Refuse(string path, string problem, Exception? cause = null) => new(
        $"{path} cannot be used: {problem}.", "Use the normalization file that was written beside the weights.", cause: cause);
}
