using SalesWeb.Import;
using SalesWeb.Series;

namespace SalesWeb.Datasets.Importing;

/// <summary>What is to be imported, and as what.</summary>
public sealed record ImportRequest
{
    /// <summary>The dataset that the file becomes the newest version of; 1 to 100 characters, none of them a control character.</summary>
    public required string Dataset { get; init; }

    /// <summary>The file as its owner calls it, which an upload's temporary name is not.</summary>
    public required string FileName { get; init; }

    /// <summary>What a person decided about the file; it goes before the settings.</summary>
    public ImportChoices Choices { get; init; } = ImportChoices.None;

    /// <summary>What the file does to the sales that the dataset has already; without effect where there are none.</summary>
    public ImportMode Mode { get; init; } = ImportMode.Replace;

    /// <summary>The currency and the unit that the user chose; null parts are taken from the dataset, the file or the settings.</summary>
    public SalesUnits Units { get; init; } = SalesUnits.Unknown;

    /// <summary>Whether to read and report only, and keep nothing.</summary>
    public bool DryRun { get; init; }
}
