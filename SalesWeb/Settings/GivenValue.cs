namespace SalesWeb.Settings;

/// <summary>A setting as somebody wrote it, before anything in it is interpolated or understood.</summary>
/// <param name="Key">What it sets.</param>
/// <param name="Texts">One text, or the items of a list.</param>
/// <param name="IsList">Whether it was written as a list.</param>
/// <param name="Origin">What doctor calls the place: "environments.docker, line 40".</param>
/// <param name="Place">What an error calls the place: "config.yaml, line 40".</param>
internal sealed record GivenValue(SettingKey Key, IReadOnlyList<string> Texts, bool IsList, string Origin, string Place)
{
    /// <summary>The value with its texts understood; a problem, as a whole sentence, where they are not of the key's type.</summary>
    public (object? Value, string? Problem) Convert(IReadOnlyList<string> texts)
    {
        if (IsList)
        {
            if (Key.Type.IsArray && SettingText.ParseList(Key.Type, texts) is { } list)
                return (list, null);

            return Key.Type.IsArray
                ? (null, $"{Place}: {Key.Path} holds \"{texts.First(text => SettingText.Parse(Key.Type.GetElementType()!, text) is null)}\"; "
                    + $"it must be {SettingText.Expected(Key.Type)}.")
                : (null, $"{Place}: {Key.Path} is a list; it must be {SettingText.Expected(Key.Type)}.");
        }

        if (SettingText.Parse(Key.Type, texts[0]) is { } value)
            return (value, null);

        var was = texts[0] == "" ? "has no value" : $"is \"{texts[0]}\"";
        return (null, $"{Place}: {Key.Path} {was}; it must be {SettingText.Expected(Key.Type)}.");
    }
}
