namespace SalesWeb.Settings;

/// <summary>What variables and options set, over the file.</summary>
internal static class Overrides
{
    private const string Prefix = "SALESWEB__";

    /// <summary>The variables <c>SALESWEB__SECTION__KEY</c>, in the order of their names.</summary>
    public static IReadOnlyList<GivenValue> Variables(IReadOnlyDictionary<string, string> variables, List<string> problems) => Read(
        from variable in variables
        where variable.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
        orderby variable.Key
        let path = variable.Key[Prefix.Length..].Replace("__", ".").ToLowerInvariant()
        select (path, variable.Value, Origin: variable.Key, Place: variable.Key),
        problems);

    /// <summary>The options <c>--set section.key=value</c>, in their order.</summary>
    public static IReadOnlyList<GivenValue> Options(IReadOnlyList<string> options, List<string> problems)
    {
        foreach (var option in options.Where(option => !option.Contains('=')))
            problems.Add($"--set {option}: write it as --set section.key=value.");

        return Read(
            from option in options
            where option.Contains('=')
            let parts = option.Split('=', 2, StringSplitOptions.TrimEntries)
            select (parts[0], parts[1], Origin: "--set", Place: $"--set {parts[0]}"),
            problems);
    }

    private static List<GivenValue> Read(
        IEnumerable<(string Path, string Text, string Origin, string Place)> settings, List<string> problems)
    {
        var given = new List<GivenValue>();
        foreach (var (path, text, origin, place) in settings)
        {
            if (SettingKeys.Find(path) is not { } key)
                problems.Add($"{place}: there is no setting {path}; the nearest is {SettingKeys.Nearest(path)}.");
            else if (given.Any(other => other.Key == key))
                problems.Add($"{place}: {path} is repeated.");
            else if (key.Type.IsArray && text.StartsWith('['))
                given.Add(Listed(key, text, origin, place));
            else
                given.Add(new GivenValue(key, [text], IsList: false, origin, place));
        }

        return given;
    }

    /// <summary>A list written as in the file, <c>[Books, "Toys, large"]</c>, for names with a comma in them.</summary>
    private static GivenValue Listed(SettingKey key, string text, string origin, string place) =>
        ConfigTree.Parse(text, place) is ConfigList list && list.Items.All(item => item is ConfigText)
            ? new GivenValue(key, [.. list.Items.Select(item => ((ConfigText)item).Text)], IsList: true, origin, place)
            : new GivenValue(key, [text], IsList: false, origin, place);
}
