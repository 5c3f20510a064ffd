using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SalesWeb.Settings;

/// <summary>Settings as a config.yaml that gives the same settings again.</summary>
internal static class SettingsYaml
{
    private const int CommentColumn = 48;

    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(EffectiveSettings effective)
    {
        var yaml = new StringBuilder();
        string[] before = [];
        foreach (var (key, value) in SettingKeys.All.Zip(effective.Values))
        {
            var names = key.Path.Split('.');
            for (var level = 0; level < names.Length - 1; level++)
            {
                if (level >= before.Length || before[level] != names[level])
                    yaml.Append($"{new string(' ', 2 * level)}{names[level]}:\n");
            }

            var line = $"{new string(' ', 2 * (names.Length - 1))}{names[^1]}: {Value(SettingKeys.ValueOf(key, effective.Settings))}";
            yaml.Append($"{line.PadRight(CommentColumn)} # {value.Origin}\n");
            before = names[..^1];
        }

        return yaml.ToString();
    }

    private static string Value(object value) => value switch
    {
        string text => Quoted(text),
        Array { Length: > 0 } items => $"[{string.Join(", ", items.Cast<object>().Select(item => Quoted(SettingText.Format(item))))}]",
        _ => SettingText.Format(value),
    };

    /// <summary>A JSON string is a YAML string too; what looks like a reference must stay text.</summary>
    private static string Quoted(string text) => JsonSerializer.Serialize(text.Replace("${", "$${"), Quoting);
}
