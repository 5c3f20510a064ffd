namespace SalesWeb.Datasets.Importing;

/// <summary>What is known of a version before its rows are read.</summary>
internal sealed record VersionStart
{
    public required string Dataset { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>The user's choices that make another version of the same file, as text; empty where there were none.</summary>
    public required string Choices { get; init; }

    public required ImportMode Mode { get; init; }

    /// <summary>The version whose sales it holds too; null for one that replaces all.</summary>
    public required long? ParentId { get; init; }

    /// <summary>What tells the versions of a dataset that came of one file: the choices, and what was done to which version.</summary>
    public string Key => ParentId is { } parent ? KeyOf(Choices, Mode, $"{parent}") : Choices;

    public required string FileName { get; init; }

    /// <summary>The fingerprint of the names of the file's columns.</summary>
    public required string Header { get; init; }

    /// <summary>The size of the file on disk.</summary>
    public required long Bytes { get; init; }

    public required DateTimeOffset ImportedAt { get; init; }

    /// <summary>The key of a version that was built on another.</summary>
    internal static string KeyOf(string choices, ImportMode mode, string parent) => $"{choices};mode={mode};parent={parent}";
}
