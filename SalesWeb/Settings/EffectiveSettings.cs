namespace SalesWeb.Settings;

/// <summary>The settings that hold, and where each came from.</summary>
public sealed record EffectiveSettings
{
    public required SalesWebSettings Settings { get; init; }

    /// <summary>The full path of the config.yaml that was read; null where there is none.</summary>
    public required string? Path { get; init; }

    /// <summary>The environment whose overlay holds: "local" unless <c>SALESWEB_ENV</c> says otherwise.</summary>
    public required string Environment { get; init; }

    /// <summary>Every setting, in the order of the records.</summary>
    public required IReadOnlyList<EffectiveValue> Values { get; init; }

    /// <summary>The full path of the sales file imported on the first start; null where none is wanted.</summary>
    public string? DataFile => Settings.Data.File == ""
        ? null
        : System.IO.Path.GetFullPath(Settings.Data.File, System.IO.Path.GetDirectoryName(Path) ?? Directory.GetCurrentDirectory());

    /// <summary>A config.yaml that gives these settings again, with the origin of each as its comment.</summary>
    public string ToYaml() => SettingsYaml.Write(this);
}
