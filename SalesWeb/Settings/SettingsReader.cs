namespace SalesWeb.Settings;

/// <summary>
/// config.yaml and what overrides it, to checked records. Later ones win: the defaults, the file, its overlay for the
/// environment, the variables <c>SALESWEB__SECTION__KEY</c>, the options <c>--set section.key=value</c>.
/// </summary>
public static class SettingsReader
{
    /// <summary>The variable that chooses the environment.</summary>
    public const string EnvironmentVariable = "SALESWEB_ENV";

    private const string DefaultEnvironment = "local";

    /// <param name="configPath">The file to read, as <see cref="ConfigFile.Find"/> found it; null for the defaults alone.</param>
    /// <param name="environmentVariables">All variables of the process; those that do not begin with SALESWEB are only for <c>${env:…}</c>.</param>
    /// <param name="overrides">Each of the form <c>section.key=value</c>.</param>
    /// <exception cref="UserErrorException">
    /// The file cannot be read, or a key is unknown, repeated, mistyped or out of range: all problems in one, a line for each.
    /// </exception>
    public static EffectiveSettings Read(
        string? configPath,
        IReadOnlyDictionary<string, string> environmentVariables,
        IReadOnlyList<string> overrides)
    {
        var problems = new List<string>();
        var environment = environmentVariables.GetValueOrDefault(EnvironmentVariable, DefaultEnvironment);
        GivenValue[] given =
        [
            .. InFile(configPath, environment, problems),
            .. Overrides.Variables(environmentVariables, problems),
            .. Overrides.Options(overrides, problems),
        ];

        var holding = given.GroupBy(value => value.Key.Path).ToDictionary(layers => layers.Key, layers => layers.Last());
        var settings = SettingKeys.Build(Values(given, new Interpolation(holding, environmentVariables, problems), problems));
        problems.AddRange(settings.Problems().Select(problem => OutOfRange(problem, settings, holding)));
        if (problems.Count > 0)
            throw Refused(problems);

        return new EffectiveSettings
        {
            Settings = settings,
            Path = configPath is null ? null : Path.GetFullPath(configPath),
            Environment = environment,
            Values = [.. SettingKeys.All.Select(key => Effective(key, settings, holding))],
        };
    }

    private static IEnumerable<GivenValue> InFile(string? path, string environment, List<string> problems)
    {
        var name = path is null ? ConfigFile.Name : Path.GetFileName(path);
        var layers = new ConfigLayers(path is null ? new ConfigText(1, "") : ConfigTree.Parse(ConfigFile.Read(path), name), name);
        problems.AddRange(layers.Problems);
        if (layers.Environments.TryGetValue(environment, out var overlay))
            return layers.Everywhere.Concat(overlay);

        if (environment != DefaultEnvironment)
        {
            var known = layers.Environments.Keys.Append(DefaultEnvironment).Distinct();
            problems.Add($"{EnvironmentVariable} is {environment}, which is no environment of {name}; there is {string.Join(", ", known)}.");
        }

        return layers.Everywhere;
    }

    /// <summary>All that was given is understood, also what is overridden: a mistake hidden today shows itself at the worst time.</summary>
    private static Dictionary<string, object> Values(IEnumerable<GivenValue> given, Interpolation interpolation, List<string> problems)
    {
        var values = new Dictionary<string, object>();
        foreach (var one in given)
        {
            if (interpolation.Expand(one) is not { } texts)
                continue;

            var (value, problem) = one.Convert(texts);
            if (problem is not null)
                problems.Add(problem);
            else
                values[one.Key.Path] = value!;
        }

        return values;
    }

    private static EffectiveValue Effective(SettingKey key, SalesWebSettings settings, Dictionary<string, GivenValue> holding) =>
        new(key.Path, SettingText.Format(SettingKeys.ValueOf(key, settings)), holding.GetValueOrDefault(key.Path)?.Origin ?? "default");

    private static string OutOfRange(SettingProblem problem, SalesWebSettings settings, Dictionary<string, GivenValue> holding)
    {
        var value = SettingText.Format(SettingKeys.ValueOf(SettingKeys.Find(problem.Key)!, settings));
        var was = value == "" ? "is empty" : $"is {value}";
        return holding.TryGetValue(problem.Key, out var given)
            ? $"{given.Place}: {problem.Key} {was}; it must be {problem.Rule}."
            : $"{problem.Key} {was} by default; it must be {problem.Rule}.";
    }

    private static UserErrorException Refused(List<string> problems) => new(
        string.Join('\n', problems),
        problems.Count == 1
            ? "Correct this setting and start SalesWeb again."
            : $"Correct these {problems.Count} settings and start SalesWeb again.");
}
