using SalesWeb.Datasets.Uploads;
using SalesWeb.Import;
using SalesWeb.Import.Sources;
using SalesWeb.Jobs;
using SalesWeb.Settings;

namespace SalesWeb.Training.Importing;

/// <summary>
/// The way of an uploaded file: it is read, looked at, perhaps tried, and imported or sent away. Each step is a job; nothing is
/// written into a dataset before the last one.
/// </summary>
public sealed class Staging(
    StagedFiles files, InspectedFiles inspected, StagedDecisions decisions, ImportQueue imports, JobStore jobs, DataDirectory directory, SalesWebSettings settings)
{
    /// <summary>As many of the largest files may wait at once, so that uploads that nobody wants cannot fill the disk.</summary>
    private const int MostLargest = 4;

    private readonly Lock _lock = new();

    /// <summary>Takes a file that lies among the uploads, and has it read. Where that fails, the file is removed.</summary>
    /// <exception cref="UserErrorException">Too much waits already.</exception>
    public StagedFile Take(StagedFile upload)
    {
        try
        {
            lock (_lock)
            {
                Sweep();
                RefuseTooMany(upload);
                return Read(files.Add(upload).Id);
            }
        }
        catch
        {
            File.Delete(upload.Path);
            throw;
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

    /// <summary>Has the import of a file tried; where that is done already, or being done, nothing more is.</summary>
    /// <exception cref="UserErrorException">There is no such file, it is being imported, or was, or a question has no answer yet.</exception>
    public StagedFile Check(long id)
    {
        lock (_lock)
        {
            var file = Undecided(id);
            if (file.CheckJobId is { } known && jobs.Find(known) is { Status: JobStatus.Queued or JobStatus.Running or JobStatus.Finished })
                return file;
            return Keep(file with { CheckJobId = imports.EnqueueCheck(file, Decision(file).Settle()).Id });
        }
    }

    /// <summary>Has a file imported; where that is being done already, it is not done twice.</summary>
    /// <exception cref="UserErrorException">There is no such file, or a question about it has no answer yet.</exception>
    public StagedFile Import(long id)
    {
        lock (_lock)
        {
            var file = files.Get(id);
            if (file.State == StagedState.Imported || IsActive(file.ImportJobId))
                return file;
            var decision = Decision(file);
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

    /// <summary>Removes the files that have waited for more than a day, unless a job is at work on them.</summary>
    public void Sweep()
    {
        lock (_lock)
        {
            foreach (var file in files.Stale().Where(file => !file.Jobs.Any(job => IsActive(job))))
                Remove(file);
        }
    }

    /// <summary>
    /// At the start of the program: removes also what was cut off by its last end, which are the uploads that neither wait for a word
    /// nor for a job, and what was unpacked by a process that is no more.
    /// </summary>
    public void SweepAll()
    {
        Sweep();
        Scratch.Sweep(directory.Scratch);
        if (!Directory.Exists(directory.Uploads))
            return;

        var wanted = files.Waiting().Select(file => file.Path).Concat(imports.Wanted()).ToHashSet();
        foreach (var path in Directory.GetFiles(directory.Uploads).Where(path => !wanted.Contains(path)))
            File.Delete(path);
    }

    /// <summary>Whether a job is the import that a file is noted to wait for; one that could not be noted, because the disk was full, is not wanted.</summary>
    internal bool IsWanted(long id, Job import)
    {
        lock (_lock)
            return files.Find(id)?.ImportJobId == import.Id;
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
                files.Keep(decisions.Propose(file, found));
            // Whoever finds it in memory finds what was proposed, too.
            inspected.Keep(id, found);
        }
    }

    private void RefuseTooMany(StagedFile upload)
    {
        var most = MostLargest * (long)settings.Data.MaxUploadMb << 20;
        if (files.Waiting().Sum(file => file.Bytes) + upload.Bytes <= most)
            return;
        throw new UserErrorException(
            $"With {upload.FileName}, the uploads that wait to be imported would come to more than {MostLargest * settings.Data.MaxUploadMb:N0} MiB.",
            "Import or discard some of them on the Data page, then repeat the upload.",
            UserErrorKind.NoRoom,
            "file");
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
