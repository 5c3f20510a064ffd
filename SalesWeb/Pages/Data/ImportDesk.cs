using SalesWeb.Datasets;
using SalesWeb.Datasets.Importing;
using SalesWeb.Datasets.Uploads;
using SalesWeb.Import;
using SalesWeb.Import.Rows;
using SalesWeb.Jobs;
using SalesWeb.Settings;
using SalesWeb.Training.Importing;

namespace SalesWeb.Pages.Data;

/// <summary>What the wizard asks of an uploaded file, from being read to being imported.</summary>
public sealed class ImportDesk(
    StagedFiles files, StagedDecisions decisions, DatasetProposals proposals, Staging staging, DatasetStore datasets, JobStore jobs, SalesWebSettings settings)
{
    /// <summary>The file at the step that it has come to.</summary>
    /// <param name="id">The file.</param>
    /// <param name="isChecked">Whether the trial of its import is wanted, where there is one.</param>
    /// <param name="isLookedAt">Whether a file that is known is wanted as it is, and not in one word.</param>
    /// <exception cref="UserErrorException">There is no such file.</exception>
    public WizardView Show(long id, bool isChecked, bool isLookedAt)
    {
        staging.Renew(id, isChecked);
        var (file, decided) = decisions.Get(id);
        var current = datasets.Current();
        var view = new WizardView { File = file, Step = WizardStep.Preview, Datasets = [.. current.Select(version => version.Dataset)] };
        var import = Find(file.ImportJobId);
        if (import is { IsActive: true })
            return view with { Step = WizardStep.Importing, Job = import };
        // What is in the dataset is imported, also where that could not be noted with the file yet.
        if (file.State == StagedState.Imported || import is { Status: JobStatus.Finished })
            return view with { Step = WizardStep.Imported, Job = import, Import = import is null ? null : ImportStatus.Of(import, datasets) };
        if (decided is not { } decision)
            return Read(id) is { Status: not JobStatus.Finished } reading ? view with { Step = WizardStep.Reading, Job = reading } : Show(id, isChecked, isLookedAt);

        view = view with { Decision = decision, Job = import, Proposals = proposals.Of(decision), NewName = Unused(DatasetName.Of(file.FileName), view.Datasets) };
        if (isChecked && Find(file.CheckJobId) is { } check)
        {
            return check.IsActive
                ? view with { Step = WizardStep.Checking, Job = check }
                : Tried(view with { Step = WizardStep.Checked, Job = check }, check.Status == JobStatus.Finished ? CheckJob.ReportOf(check) : null);
        }

        return decision.IsKnown && !isLookedAt && import is null ? view with { Step = WizardStep.Known } : view;
    }

    /// <summary>Decides as the form says; a file that is being imported, or was, is decided.</summary>
    /// <exception cref="UserErrorException">There is no such file, or the form asks for what cannot be.</exception>
    public void Decide(long id, PreviewForm form)
    {
        var (now, decision) = decisions.Get(id);
        var isDecided = now.State == StagedState.Imported || Find(now.ImportJobId) is { Status: JobStatus.Queued or JobStatus.Running or JobStatus.Finished };
        if (!isDecided && decision is { } shown)
            staging.Decide(id, file => form.Apply(shown with { File = file }, name => datasets.Find(name)));
    }

    public void Check(long id) => staging.Check(id);

    public void Import(long id) => staging.Import(id);

    /// <summary>Sends the file away.</summary>
    public void Discard(long id) => staging.Cancel(id);

    /// <summary>Stops what is being done.</summary>
    /// <returns>Whether the file stays; one that is still being read goes.</returns>
    public bool Stop(long id)
    {
        var file = files.Get(id);
        var running = new[] { file.ImportJobId, file.CheckJobId }.Select(Find).FirstOrDefault(job => job is { IsActive: true });
        if (running is not null)
            jobs.Cancel(running.Id);
        else if (Find(file.InspectJobId) is { IsActive: true })
            staging.Cancel(id);
        return files.Find(id) is not null;
    }

    /// <summary>
    /// The job that reads a file: at first, after the program was started anew, or from another sheet. It has finished where the file was
    /// read in this very moment.
    /// </summary>
    private Job? Read(long id)
    {
        var last = Find(files.Get(id).InspectJobId);
        return last is { Status: JobStatus.Failed } ? last : Find(staging.Read(id).InspectJobId);
    }

    /// <summary>A file that was tried; too many bad rows are let pass only by a word of their own, but where they are what came back corrected.</summary>
    private WizardView Tried(WizardView view, ImportReport? report) => view with
    {
        Check = report,
        IsAskedAboutBadRows = report is { AlreadyThere: false } && !view.File.IsFixUp && ImportChoices.FromMap(view.File.Chosen).RejectedRows == BadRows.Refuse
            && report.RowsRejected > settings.Data.MaxRejectedShare * report.RowsRead,
        MaxRejectedShare = settings.Data.MaxRejectedShare,
    };

    private static string Unused(string name, IReadOnlyList<string> used) =>
        Enumerable.Range(1, int.MaxValue).Select(i => i == 1 ? name : $"{name} {i}").First(free => !used.Contains(free));

    private Job? Find(long? id) => id is { } known ? jobs.Find(known) : null;
}
