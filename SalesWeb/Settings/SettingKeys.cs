using System.Reflection;
using System.Text.Json;

namespace SalesWeb.Settings;

/// <summary>Every setting there is, as the records tell: what is a record is a section, what is not is a key.</summary>
internal static class SettingKeys
{
    public static IReadOnlyList<SettingKey> All { get; } = [.. Keys(new SalesWebSettings(), prefix: "")];

    /// <summary>The names of the sections with their dots: "data", "data.columns", "network", …</summary>
    public static IReadOnlyList<string> Sections { get; } =
        [.. All.Select(key => key.Path[..key.Path.LastIndexOf('.')]).Distinct()];

    public static SettingKey? Find(string path) => All.FirstOrDefault(key => key.Path == path);

    /// <summary>The key that was probably meant: one of the same name in another section, or else the fewest letters away.</summary>
    public static string Nearest(string path)
    {
        var name = path[(path.LastIndexOf('.') + 1)..];
        return All.Select(key => key.Path).FirstOrDefault(known => known.EndsWith($".{name}", StringComparison.Ordinal))
            ?? All.Select(key => key.Path).MinBy(known => EditDistance.Between(known, path))!;
    }

    /// <summary>The records that hold <paramref name="values"/>, by path; a setting that is not among them has its default.</summary>
    public static SalesWebSettings Build(IReadOnlyDictionary<string, object> values) =>
        (SalesWebSettings)Build(typeof(SalesWebSettings), prefix: "", values);

    public static object ValueOf(SettingKey key, SalesWebSettings settings)
    {
        object record = settings;
        var names = key.Path.Split('.');
        foreach (var section in names[..^1])
            record = Settable(record.GetType()).Single(property => Name(property) == section).GetValue(record)!;
        return key.Property.GetValue(record)!;
    }

    private static object Build(Type type, string prefix, IReadOnlyDictionary<string, object> values)
    {
        var record = Activator.CreateInstance(type)!;
        foreach (var property in Settable(type))
        {
            var path = prefix + Name(property);
            if (IsSection(property))
                property.SetValue(record, Build(property.PropertyType, $"{path}.", values));
            else if (values.TryGetValue(path, out var value))
                property.SetValue(record, value);
        }

        return record;
    }

    private static IEnumerable<SettingKey> Keys(object record, string prefix) => Settable(record.GetType()).SelectMany(property =>
    {
        var path = prefix + Name(property);
        var value = property.GetValue(record)!;
        return IsSection(property) ? Keys(value, $"{path}.") : [new SettingKey(path, property, value)];
    });

    private static IEnumerable<PropertyInfo> Settable(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite);

    private static bool IsSection(PropertyInfo property) =>
        property.PropertyType is { IsEnum: false, IsArray: false } && property.PropertyType.Namespace == typeof(SettingKeys).Namespace;

    private static string Name(PropertyInfo property) => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
}
