namespace SalesWeb.Settings;

/// <summary>A piece of config.yaml and the line, counted from 1, that it begins in.</summary>
internal abstract record ConfigNode(int Line);

/// <summary>One text; empty where nothing was written.</summary>
internal sealed record ConfigText(int Line, string Text) : ConfigNode(Line);

internal sealed record ConfigList(int Line, IReadOnlyList<ConfigNode> Items) : ConfigNode(Line);

/// <summary>Keys and what they hold, in the order of the file; a key may come twice.</summary>
internal sealed record ConfigMapping(int Line, IReadOnlyList<ConfigEntry> Entries) : ConfigNode(Line);

/// <param name="Line">The line of the key, counted from 1.</param>
/// <param name="Key">The text before the colon.</param>
/// <param name="Value">What it holds.</param>
internal sealed record ConfigEntry(int Line, string Key, ConfigNode Value);
