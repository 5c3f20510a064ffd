using System.IO.Compression;
using SalesWeb.Datasets;
using SalesWeb.Datasets.Uploads;
using SalesWeb.Import;
using SalesWeb.Jobs;
using SalesWeb.Settings;

namespace SalesWeb.Training.Importing;

/// <summary>
/// The way of an uploaded file: it is read, looked at, perhaps tried, and imported or sent away. Each step is a job; nothing is
/// written into a dataset before the last one.
/// </summary>
public sealed class Staging(
    StagedFiles files,
    UploadRoom room,
    InspectedFiles inspected,
    StagedDecisions decisions,
    StagedBasis basis,
    StagedTrials trials,
    ImportQueue imports,
    JobStore jobs,
    DataDirectory directory)
{
    private readonly Lock _lock = new();

    /// <summary>Takes a file that lies among the uploads, and has it read. Where that fails, the file is removed.</summary>
    /// <exception cref="UserErrorException">Too much waits already, or its dataset cannot be called so.</exception>
    public StagedFile Take(StagedFile upload)
    {
        long? id = null;
        try
        {
            lock (_lock)
            {
                Sweep();
                room.Require(upload);
                id = files.Add(upload).Id;
                return Read(id.Value);
            }
        }
        catch
        {
            File.Delete(upload.Path);
            if (id is { } added)
                files.Delete(added);
            throw;
        }
    }

    /// <summary>Puts uploads into one archive, which takes their place: their tables are read as one.</summary>
    /// <exception cref="UserErrorException">One of them is not there or is being imported, there are fewer than two, or too much waits already.</exception>
    public StagedFile Combine(IReadOnlyList<long> ids)
    {
        lock (_lock)
        {
            var parts = ids.Distinct().Select(Undecided).ToList();
            if (parts.Count < 2)
                throw new UserErrorException("Fewer than two uploads were chosen.", "Choose the files that are to be imported together.", field: "ids");

            room.Require(parts[0] with { Bytes = parts.Sum(part => part.Bytes) });
            var path = Path.Combine(directory.Uploads, Path.GetRandomFileName());
            using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
            {
                foreach (var part in parts)
                    archive.CreateEntryFromFile(part.Path, part.FileName, CompressionLevel.Fastest);
            }

            var combined = Take(new StagedFile
            {
                Path = path,
                FileName = $"{DatasetName.Of(parts[0].FileName)}.zip",
                Bytes = new FileInfo(path).Length,
                Dataset = parts[0].Dataset,
            });
            foreach (var part in parts)
                Cancel(part.Id);
            return combined;
        }
    }

    /// <summary>Has a file read, unless it is being read or still in memory.</summary>
    /// <exception cref="UserErrorException">There is no such file.</exception>
    public StagedFile Read(long id)
    {
        lock (_lock)
        {
            var file = files.Get(id);
            if (file.State != StagedState.Waiting || decisions.Find(file) is not null || IsActive(file.InspectJobId))
                return file;
            return Keep(file with { InspectJobId = jobs.Enqueue(InspectJob.KindName, file.FileName, $"{id}").Id });
        }
    }

    /// <summary>Writes down how a file is to be imported; what was found by trying it otherwise is forgotten.</summary>
    /// <param name="id">The file.</param>
    /// <param name="decide">Gives the file as it is decided now.</param>
    /// <exception cref="UserErrorException">There is no such file, or it is being imported, or was.</exception>
    public StagedFile Decide(long id, Func<StagedFile, StagedFile> decide)
    {
        lock (_lock)
        {
            var file = Undecided(id);
            var decided = decide(file);
            if (decided == file)
                return file;
            Stop(file.CheckJobId);
            return Keep(decided with { CheckJobId = null, ImportJobId = null });
        }
    }

    /// <summary>
    /// Brings what was decided about a file up to the sales that its dataset has now: a mode that was meant for others is proposed anew,
    /// and a trial that was made on others is made again, or forgotten where nobody wants it.
    /// </summary>
    /// <param name="id">The file; nothing is done where there is none, or where it was not read yet, or is being imported, or was.</param>
    /// <param name="wantsTrial">Whether somebody looks at what the trial found.</param>
    public void Renew(long id, bool wantsTrial)
    {
        lock (_lock)
        {
            if (files.Find(id) is not { State: StagedState.Waiting } file || IsActive(file.ImportJobId) || decisions.Find(file) is null)
                return;

            var renewed = basis.Renew(file);
            var isAsBefore = renewed.Mode == file.Mode;
            if (!isAsBefore)
                Stop(file.CheckJobId);
            if (!isAsBefore || trials.IsOutdated(file))
            {
                var isTriedAgain = wantsTrial && isAsBefore && Decision(renewed).Inspection.IsReady;
                renewed = renewed with { CheckJobId = isTriedAgain ? trials.Start(renewed, Decision(renewed).Settle(), isAgain: true) : null };
            }

            if (renewed != file)
                Keep(renewed);
        }
    }

    /// <summary>Has the import of a file tried; where that is done already, or being done, nothing more is.</summary>
    /// <exception cref="UserErrorException">There is no such file, it is being imported, or was, a question has no answer yet, or its dataset has changed.</exception>
    public StagedFile Check(long id)
    {
        lock (_lock)
        {
            var file = Undecided(id);
            basis.Require(file);
            return IsActive(file.CheckJobId) || trials.IsTried(file) ? file : Keep(file with { CheckJobId = trials.Start(file, Decision(file).Settle()) });
        }
    }

    /// <summary>Has a file imported; where that is being done already, it is not done twice.</summary>
    /// <exception cref="UserErrorException">There is no such file, a question about it has no answer yet, or its dataset has changed.</exception>
    public StagedFile Import(long id)
    {
        lock (_lock)
        {
            var file = files.Get(id);
            if (file.State == StagedState.Imported || IsActive(file.ImportJobId))
                return file;
            var decision = Decision(file);
            basis.Require(file);
            if (trials.IsOutdated(file))
                throw basis.Changed(file);
            var (settled, evident) = (decision.Settle(), FileMapping.Write(decision.Inspection.Evident.ToMap()));
            Stop(file.CheckJobId);
            var job = imports.Enqueue(file, settled);
            return KeepOrCancel(file.With(settled.ToMap()) with { Evident = evident, ImportJobId = job.Id }, job);
        }
    }

    /// <summary>Stops whatever is being done with a file and removes it; where its import had just ended, it stays imported.</summary>
    public void Cancel(long id)
    {
        lock (_lock)
        {
            if (files.Find(id) is not { } file)
                return;
            foreach (var job in file.Jobs)
                Stop(job);
            Remove(file);
        }
    }

    /// <summary>Removes the files that have waited for more than a day and that no job works on, and those whose import could not remove them.</summary>
    public void Sweep()
    {
        lock (_lock)
        {
            foreach (var file in files.Waiting().Where(file => file.ImportJobId is { } import && jobs.Find(import) is { Status: JobStatus.Finished }))
                Finish(file.Id);
            foreach (var file in files.Stale().Where(file => !file.Jobs.Any(job => IsActive(job))))
                Remove(file);
        }
    }

    /// <summary>The file whose import a job is; null where that could not be noted, because the disk was full, and so is not wanted.</summary>
    internal StagedFile? FindWanted(long id, Job import)
    {
        lock (_lock)
            return files.Find(id) is { } file && file.ImportJobId == import.Id ? file : null;
    }

    /// <summary>Notes that a file was imported, remembers how it was read, and removes it.</summary>
    internal void Finish(long id)
    {
        lock (_lock)
        {
            if (files.Find(id) is not { } file)
                return;
            decisions.Remember(file);
            files.Keep(file with { State = StagedState.Imported });
            inspected.Forget(id);
            File.Delete(file.Path);
        }
    }

    /// <summary>Keeps what was found in a file. The first time, a file whose header is known is decided as the last one of its kind was.</summary>
    internal void Found(long id, InspectedFile found)
    {
        lock (_lock)
        {
            if (files.Find(id) is not { } file)
                return;
            if (file.Fingerprint == "")
                files.Keep(basis.Against(decisions.Propose(file, found)));
            // Whoever finds it in memory finds what was proposed, too.
            inspected.Keep(id, found);
        }
    }

    private StagedDecision Decision(StagedFile file) => decisions.Find(file)
        ?? throw new UserErrorException($"{file.FileName} is still being read.", "Wait until it is shown, then import it.", UserErrorKind.Conflict);

    private StagedFile Undecided(long id)
    {
        var file = files.Get(id);
        return file.State == StagedState.Waiting && !IsActive(file.ImportJobId)
            ? file
            : throw new UserErrorException(
                $"{file.FileName} {(file.State == StagedState.Imported ? "was imported already" : "is being imported")}.",
                "Upload it again to import it otherwise.",
                UserErrorKind.Conflict);
    }

    /// <summary>Where there is no room left to note the import, it is not queued either.</summary>
    private StagedFile KeepOrCancel(StagedFile file, Job import)
    {
        try
        {
            return Keep(file);
        }
        catch
        {
            Stop(import.Id);
            throw;
        }
    }

    private StagedFile Keep(StagedFile file)
    {
        files.Keep(file);
        return file;
    }

    private bool IsActive(long? job) => job is { } id && jobs.Find(id) is { IsActive: true };

    private void Stop(long? job)
    {
        if (IsActive(job))
            jobs.Cancel(job!.Value);
    }

    private void Remove(StagedFile file)
    {
        files.Delete(file.Id);
        inspected.Forget(file.Id);
        if (file.State == StagedState.Waiting && Path.GetDirectoryName(file.Path) == directory.Uploads)
            File.Delete(file.Path);
    }
}
