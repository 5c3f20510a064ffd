using SalesWeb.Datasets.Importing;
using SalesWeb.Datasets.Uploads;
using SalesWeb.Jobs;
using SalesWeb.Training.Importing;

namespace SalesWeb.Pages.Data;

/// <summary>An uploaded file, as the step shows it that it is at.</summary>
public sealed record WizardView
{
    public required StagedFile File { get; init; }

    public required WizardStep Step { get; init; }

    /// <summary>The job that is at work, or whose end is told.</summary>
    public Job? Job { get; init; }

    /// <summary>How it would be imported as it is decided now; null where it was not read, or was imported.</summary>
    public StagedDecision? Decision { get; init; }

    /// <summary>What its import would come to; null where that was not tried.</summary>
    public ImportReport? Check { get; init; }

    /// <summary>Whether more of its rows are bad than are let pass, so that it is for a person to say whether the others are imported all the same.</summary>
    public bool IsAskedAboutBadRows { get; init; }

    /// <summary>The share of rows that may be bad without a word, 0 to 1 (both included).</summary>
    public double MaxRejectedShare { get; init; }

    /// <summary>What came of its import; null until it has ended.</summary>
    public ImportStatus? Import { get; init; }

    /// <summary>The names of the datasets there are.</summary>
    public IReadOnlyList<string> Datasets { get; init; } = [];

    /// <summary>The datasets that the file may belong to, the most likely first.</summary>
    public IReadOnlyList<DatasetProposal> Proposals { get; init; } = [];

    /// <summary>The name that the file would give to a new dataset; none of the datasets has it.</summary>
    public string NewName { get; init; } = "";

    /// <summary>What the user can put right about the form; null where there is nothing.</summary>
    public UserErrorException? Problem { get; init; }

    /// <summary>Whether something is being done that the page waits for.</summary>
    public bool IsAtWork => Step is WizardStep.Reading or WizardStep.Checking or WizardStep.Importing && Job is { IsActive: true };

    /// <summary>Whether its import is tried, or was, once more because its dataset had changed.</summary>
    public bool IsTriedAgain => Step is WizardStep.Checking or WizardStep.Checked && Job is { } job && CheckJob.IsAgain(job);

    /// <summary>What is being done, in words.</summary>
    public string Work => Step switch
    {
        WizardStep.Reading => "Reading the file",
        WizardStep.Checking => "Trying the import",
        _ => "Importing",
    };
}
