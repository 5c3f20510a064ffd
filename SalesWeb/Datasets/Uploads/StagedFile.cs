namespace SalesWeb.Datasets.Uploads;

/// <summary>A file that was uploaded, and how it is to be imported as far as that is decided.</summary>
public sealed record StagedFile
{
    public long Id { get; init; }

    /// <summary>The full path where it lies.</summary>
    public required string Path { get; init; }

    /// <summary>The file as its owner calls it.</summary>
    public required string FileName { get; init; }

    /// <summary>Its size as it lies on disk.</summary>
    public required long Bytes { get; init; }

    /// <summary>The dataset it is to become the newest version of.</summary>
    public required string Dataset { get; init; }

    public ImportMode Mode { get; init; } = ImportMode.Replace;

    /// <summary>The version that its dataset had when the mode was decided; null where there was none.</summary>
    public long? PresentId { get; init; }

    /// <summary>What was chosen otherwise than it would be guessed: a JSON object of texts.</summary>
    public string Choices { get; init; } = "{}";

    /// <summary>What the file proved itself of how it is written, for the next one with its header: a JSON object of texts, set when it is imported.</summary>
    public string Evident { get; init; } = "{}";

    /// <summary>The fingerprint of its header; empty until it was read.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>Whether it holds rows that were rejected before and are now corrected.</summary>
    public bool IsFixUp { get; init; }

    /// <summary>When a file with this header was imported last, as long as this one is to be read like it; null otherwise.</summary>
    public DateTimeOffset? RecalledAt { get; init; }

    public StagedState State { get; init; } = StagedState.Waiting;

    /// <summary>The job that reads it to show what it holds.</summary>
    public long? InspectJobId { get; init; }

    /// <summary>The job that tries its import; null where none was asked for since the last decision.</summary>
    public long? CheckJobId { get; init; }

    /// <summary>The job that imports it, or the last that tried to.</summary>
    public long? ImportJobId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>All jobs that it was given to.</summary>
    public IEnumerable<long?> Jobs => [InspectJobId, CheckJobId, ImportJobId];

    /// <summary>The choices by their names.</summary>
    public IReadOnlyDictionary<string, string> Chosen => FileMapping.Read(Choices);

    /// <summary>The same file with other choices.</summary>
    public StagedFile With(IReadOnlyDictionary<string, string> chosen) =>
        this with { Choices = FileMapping.Write(chosen) };
}
