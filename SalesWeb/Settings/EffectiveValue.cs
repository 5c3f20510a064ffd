namespace SalesWeb.Settings;

/// <summary>A setting as it holds.</summary>
/// <param name="Key">For example <c>network.window</c>.</param>
/// <param name="Value">Its text, as config.yaml would have it.</param>
/// <param name="Origin">"default", "config.yaml, line 12", "environments.docker, line 40", the name of a variable, or "--set".</param>
public sealed record EffectiveValue(string Key, string Value, string Origin);
