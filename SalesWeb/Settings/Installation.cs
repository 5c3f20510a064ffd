namespace SalesWeb.Settings;

/// <summary>One SalesWeb on one machine: the settings that hold, and the folder it keeps everything in.</summary>
/// <param name="Effective">The settings, each with its origin.</param>
/// <param name="Data">The data directory; it need not exist yet.</param>
public sealed record Installation(EffectiveSettings Effective, DataDirectory Data)
{
    /// <summary>The variable that names the data directory where no option does.</summary>
    public const string DataDirectoryVariable = "SALESWEB_DATA_DIR";

    private const string DefaultDataDirectory = "data";

    public SalesWebSettings Settings => Effective.Settings;

    /// <param name="dataDirectory">What <c>--data-dir</c> says; null for the variable, and without it for "data".</param>
    /// <param name="config">What <c>--config</c> says; null to look for config.yaml.</param>
    /// <param name="overrides">What every <c>--set</c> says.</param>
    /// <param name="variables">The variables of the process.</param>
    /// <exception cref="UserErrorException">A setting is wrong, or config.yaml cannot be read.</exception>
    public static Installation Read(
        string? dataDirectory, string? config, IReadOnlyList<string> overrides, IReadOnlyDictionary<string, string> variables)
    {
        var effective = SettingsReader.Read(ConfigFile.Find(config), variables, overrides);
        var root = new[] { dataDirectory, variables.GetValueOrDefault(DataDirectoryVariable), DefaultDataDirectory }
            .First(name => !string.IsNullOrWhiteSpace(name));
        return new Installation(effective, new DataDirectory(root!, effective.Settings.Tracking));
    }
}
