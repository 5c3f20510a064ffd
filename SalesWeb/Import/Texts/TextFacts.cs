namespace SalesWeb.Import.Texts;

/// <summary>What a file is as a text.</summary>
public sealed record TextFacts
{
    /// <summary>How its characters are written: "UTF-8", "Windows-1252".</summary>
    public required string Encoding { get; init; }

    /// <summary>What stands between two columns, in words: "semicolon".</summary>
    public required string Separator { get; init; }

    /// <summary>What it is packed with, in words: "gzip"; empty for a bare text.</summary>
    public required string Packing { get; init; }

    /// <summary>Rows of the table that are not blank.</summary>
    public required int Rows { get; init; }

    /// <summary>Its size on disk, perhaps packed.</summary>
    public required long Bytes { get; init; }

    /// <summary>The SHA-256 of the file as it lies on disk: 64 hexadecimal digits in lower case.</summary>
    public required string Sha256 { get; init; }
}
