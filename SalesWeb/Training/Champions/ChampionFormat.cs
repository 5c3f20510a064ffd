using System.Text.Json;
using System.Text.Json.Serialization;

namespace SalesWeb.Training.Champions;

/// <summary>How backtests and champions are kept as JSON; what is undefined is kept as "NaN".</summary>
internal static class ChampionFormat
{
    public static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };
}
