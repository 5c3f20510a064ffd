namespace SalesWeb.Settings;

/// <summary>A value against a rule.</summary>
/// <param name="Key">The setting, for example <c>network.window</c>.</param>
/// <param name="Rule">What it must be, as the end of a sentence: "at least 1".</param>
internal sealed record SettingProblem(string Key, string Rule);
