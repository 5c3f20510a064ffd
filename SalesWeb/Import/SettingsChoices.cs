using SalesWeb.Settings;

namespace SalesWeb.Import;

/// <summary>What the settings decide about every file.</summary>
public static class SettingsChoices
{
    public static ImportChoices Of(DataSettings settings) => new()
    {
        Columns = settings.Columns.Headers()
            .Where(setting => setting.Value != "")
            .ToDictionary(setting => Enum.Parse<Role>(setting.Key, ignoreCase: true), setting => setting.Value),
        Measure = settings.Measure,
    };
}
