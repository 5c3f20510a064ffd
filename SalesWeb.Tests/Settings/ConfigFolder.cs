using SalesWeb.Settings;

namespace SalesWeb.Tests.Settings;

/// <summary>A folder with a config.yaml of the test's own, gone after the test.</summary>
internal sealed class ConfigFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("salesweb-config-").FullName;

    public string Config => Path.Combine(_root, ConfigFile.Name);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    public EffectiveSettings Read(string yaml, (string Name, string Value)[]? variables = null, params string[] set)
    {
        File.WriteAllText(Config, yaml);
        return SettingsReader.Read(Config, (variables ?? []).ToDictionary(one => one.Name, one => one.Value), set);
    }

    /// <summary>The lines of what is said against the file.</summary>
    public string[] Problems(string yaml, (string Name, string Value)[]? variables = null, params string[] set) =>
        Assert.Throws<UserErrorException>(() => Read(yaml, variables, set)).Message.Split('\n');
}
