namespace SalesWeb.Settings;

/// <summary>What config.yaml sets: for everyone, and in each environment.</summary>
internal sealed class ConfigLayers
{
    private const string EnvironmentsKey = "environments";

    private readonly string _file;
    private readonly List<string> _problems = [];
    private readonly List<GivenValue> _everywhere = [];
    private readonly Dictionary<string, List<GivenValue>> _environments = [];

    /// <param name="root">The whole file.</param>
    /// <param name="file">What errors call the file.</param>
    public ConfigLayers(ConfigNode root, string file)
    {
        _file = file;
        foreach (var entry in Entries(root, "the file", prefix: ""))
        {
            if (entry.Key == EnvironmentsKey)
                ReadEnvironments(entry.Value);
            else
                Read(entry, prefix: "", file, _everywhere);
        }
    }

    public IReadOnlyList<GivenValue> Everywhere => _everywhere;

    public IReadOnlyDictionary<string, List<GivenValue>> Environments => _environments;

    /// <summary>What is wrong, in whole sentences and in the order of the file; keys that are in no environment chosen are among them.</summary>
    public IReadOnlyList<string> Problems => _problems;

    private void ReadEnvironments(ConfigNode node)
    {
        foreach (var environment in Entries(node, EnvironmentsKey, prefix: $"{EnvironmentsKey}."))
        {
            var origin = $"{EnvironmentsKey}.{environment.Key}";
            var overlay = _environments[environment.Key] = [];
            foreach (var section in Entries(environment.Value, origin, prefix: $"{origin}."))
                Read(section, prefix: "", origin, overlay);
        }
    }

    private void Read(ConfigEntry entry, string prefix, string origin, List<GivenValue> into)
    {
        var path = prefix + entry.Key;
        if (SettingKeys.Sections.Contains(path))
        {
            foreach (var child in Entries(entry.Value, path, prefix: $"{path}."))
                Read(child, $"{path}.", origin, into);
        }
        else if (SettingKeys.Find(path) is not { } key)
            Report(entry.Line, $"there is no {(prefix == "" ? "section" : "setting")} {path}; {Suggestion(path, entry.Value)}");
        else if (Texts(entry.Value) is { } texts)
            into.Add(new GivenValue(key, texts, entry.Value is ConfigList, $"{origin}, line {entry.Line}", $"{_file}, line {entry.Line}"));
        else
            Report(entry.Line, $"{path} holds keys of its own; it must be {SettingText.Expected(key.Type)}");
    }

    private static string Suggestion(string path, ConfigNode value) => value is ConfigMapping && !path.Contains('.')
        ? $"the nearest is {SettingKeys.Sections.Append(EnvironmentsKey).MinBy(section => EditDistance.Between(section, path))}"
        : $"the nearest is {SettingKeys.Nearest(path)}";

    private static IReadOnlyList<string>? Texts(ConfigNode value) => value switch
    {
        ConfigText text => [text.Text],
        ConfigList list when list.Items.All(item => item is ConfigText) => [.. list.Items.Select(item => ((ConfigText)item).Text)],
        _ => null,
    };

    /// <summary>The entries of a section, each key once; an empty section has none.</summary>
    private List<ConfigEntry> Entries(ConfigNode node, string what, string prefix)
    {
        if (node is ConfigText { Text: "" })
            return [];
        if (node is not ConfigMapping mapping)
        {
            Report(node.Line, $"{what} must hold keys, each written as key: value");
            return [];
        }

        var first = new Dictionary<string, ConfigEntry>();
        foreach (var entry in mapping.Entries)
        {
            if (!first.TryAdd(entry.Key, entry))
                Report(entry.Line, $"{prefix}{entry.Key} is repeated; it is in line {first[entry.Key].Line} already");
        }

        return [.. first.Values];
    }

    private void Report(int line, string what) => _problems.Add($"{_file}, line {line}: {what}.");
}
