using System.Text.Json;

namespace SalesWeb.Network;

/// <summary>The header of a <see cref="Safetensors"/> file, checked against the data that follows it.</summary>
internal static class SafetensorsHeader
{
    private const string NotJson = "its header is not a JSON object, so it is damaged or not a safetensors file";

    /// <param name="json">The header's bytes.</param>
    /// <param name="dataLength">Bytes that follow it.</param>
    /// <param name="refuse">Makes the exception for what is wrong, a clause without its full stop.</param>
    public static (List<Entry> Entries, Dictionary<string, string> Metadata) Parse(
        ReadOnlyMemory<byte> json, int dataLength, Func<string, UserErrorException> refuse)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Parse(document.RootElement, dataLength, refuse);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is what the parser throws when it comes to a text that is not Unicode.
            throw refuse(NotJson);
        }
    }

    private static (List<Entry> Entries, Dictionary<string, string> Metadata) Parse(
        JsonElement root, int dataLength, Func<string, UserErrorException> refuse)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw refuse(NotJson);

        var entries = new List<Entry>();
        var metadata = new Dictionary<string, string>();
        var names = new HashSet<string>();
        foreach (var property in root.EnumerateObject())
        {
            if (!names.Add(property.Name))
                throw refuse($"its header names {property.Name} twice");
            if (property.Name == Safetensors.MetadataKey)
                metadata = ParseMetadata(property.Value, refuse);
            else
                entries.Add(ParseEntry(property, refuse));
        }

        entries.Sort((one, other) => (one.Begin, one.End).CompareTo((other.Begin, other.End)));
        CheckCoverage(entries, dataLength, refuse);
        return (entries, metadata);
    }

    private static Dictionary<string, string> ParseMetadata(JsonElement element, Func<string, UserErrorException> refuse)
    {
        if (element.ValueKind != JsonValueKind.Object || element.EnumerateObject().Any(pair => pair.Value.ValueKind != JsonValueKind.String))
            throw refuse($"its {Safetensors.MetadataKey} is not a list of names and texts");
        var metadata = new Dictionary<string, string>();
        foreach (var pair in element.EnumerateObject())
        {
            if (!metadata.TryAdd(pair.Name, pair.Value.GetString()!))
                throw refuse($"its {Safetensors.MetadataKey} names {pair.Name} twice");
        }

        return metadata;
    }

    private static Entry ParseEntry(JsonProperty property, Func<string, UserErrorException> refuse)
    {
        var (name, value) = (property.Name, property.Value);
        if (Find(value, "dtype") is not { ValueKind: JsonValueKind.String } dtype
            || Find(value, "shape") is not { } shapeElement || Integers(shapeElement) is not { } shape
            || Find(value, "data_offsets") is not { } offsetsElement || Integers(offsetsElement) is not [var begin, var end])
        {
            throw refuse($"its header does not give dtype, shape and two data_offsets of {name} as whole numbers of at least 0");
        }

        if (dtype.GetString() != "F32")
            throw refuse($"{name} has dtype {dtype.GetString()}; only F32 is read");

        // Int128, because the product of sizes that someone made up may pass the end of a long.
        var bytes = shape.Aggregate((Int128)sizeof(float), (product, size) => product > int.MaxValue && size > 0 ? product : product * size);
        if (bytes != end - begin)
            throw refuse($"{name} of shape [{string.Join(", ", shape)}] does not fill its data_offsets [{begin}, {end}]");
        return new Entry(name, shape, begin, end);
    }

    private static void CheckCoverage(List<Entry> entries, int dataLength, Func<string, UserErrorException> refuse)
    {
        var at = 0;
        foreach (var entry in entries)
        {
            if (entry.Begin != at)
                throw refuse($"the data of {entry.Name} begin at byte {entry.Begin} where {at} was expected: tensors overlap or leave a gap");
            at = entry.End;
        }

        if (at != dataLength)
            throw refuse($"its header describes {at} bytes of data, but {dataLength} follow");
    }

    private static JsonElement? Find(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    /// <summary>The whole numbers from 0 up to 2³¹-1 of a list; null when it is none or holds anything else.</summary>
    private static int[]? Integers(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Array)
            return null;
        var integers = new List<int>();
        foreach (var item in element.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt32(out var integer) || integer < 0)
                return null;
            integers.Add(integer);
        }

        return [.. integers];
    }

    /// <summary>A tensor's name and shape, and its bytes [Begin, End) in the data.</summary>
    internal sealed record Entry(string Name, int[] Shape, int Begin, int End);
}
