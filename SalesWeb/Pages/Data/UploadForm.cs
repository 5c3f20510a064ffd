using SalesWeb.Datasets.Uploads;

namespace SalesWeb.Pages.Data;

/// <summary>The upload form as it stands: empty at first, with what was entered when it is shown again.</summary>
public sealed record UploadForm
{
    /// <summary>The field with the name of the dataset.</summary>
    public const string DatasetField = "dataset";

    /// <summary>The largest file, in bytes.</summary>
    public required long Limit { get; init; }

    /// <summary>The dataset that the file is meant for; empty where that is to be proposed.</summary>
    public string Dataset { get; init; } = "";

    /// <summary>The files that were just received, where there were several.</summary>
    public IReadOnlyList<StagedFile> Received { get; init; } = [];

    /// <summary>The files that were just refused, and why.</summary>
    public IReadOnlyList<(string FileName, UserErrorException Problem)> Refused { get; init; } = [];

    public UserErrorException? Problem { get; init; }
}
