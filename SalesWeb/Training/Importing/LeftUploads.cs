using SalesWeb.Datasets.Uploads;
using SalesWeb.Import.Unpacking;
using SalesWeb.Settings;

namespace SalesWeb.Training.Importing;

/// <summary>What the last end of the program cut off among the uploads, and in the folder where they are unpacked.</summary>
public sealed class LeftUploads(StagedFiles files, ImportQueue imports, DataDirectory directory, TimeProvider clock)
{
    /// <summary>A file that grew within this time may still be on its way in, here or in another process.</summary>
    public static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(30);

    /// <summary>Removes the uploads that neither wait for a word nor for a job, and what was unpacked by a process that is no more.</summary>
    public void Sweep()
    {
        Scratch.Sweep(directory.Scratch);
        if (!Directory.Exists(directory.Uploads))
            return;

        var wanted = files.Waiting().Select(file => file.Path).Concat(imports.Wanted()).ToHashSet();
        foreach (var path in Directory.GetFiles(directory.Uploads).Where(path => !wanted.Contains(path)))
        {
            var now = clock.GetUtcNow();
            var grewAt = File.GetLastWriteTimeUtc(path);
            // The clock was wrong when it was written. It counts as written now, so that its time comes.
            if (grewAt > now)
                File.SetLastWriteTimeUtc(path, now.UtcDateTime);
            else if (now - grewAt > MaxPause)
                File.Delete(path);
        }
    }
}
