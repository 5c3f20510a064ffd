namespace SalesWeb.Tracking;

/// <summary>The files that runs left behind: a folder a run.</summary>
/// <param name="root">The full path of the folder that holds them all.</param>
public sealed class ArtifactStore(string root)
{
    /// <summary>How the names of all files begin that are there only while a run goes on, or may go on again: they are no artifacts.</summary>
    private const string CheckpointPrefix = "checkpoint.";

    /// <summary>The folder of a run; it is there once this returns.</summary>
    public string Folder(long runId) => Directory.CreateDirectory(Path.Combine(root, runId.ToString())).FullName;

    /// <summary>The files of a run by name; none where there is no such run.</summary>
    public IReadOnlyList<Artifact> List(long runId)
    {
        var folder = new DirectoryInfo(Path.Combine(root, runId.ToString()));
        return folder.Exists
            ? [.. folder.GetFiles().Where(file => !IsCheckpoint(file)).OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => new Artifact(file.Name, file.Length))]
            : [];
    }

    /// <summary>The full path of a file of a run; null where there is none of that name, whatever else the name may point to.</summary>
    public string? Find(long runId, string name) => List(runId).Any(artifact => artifact.Name == name)
        ? Path.Combine(root, runId.ToString(), name)
        : null;

    /// <summary>The numbers of the runs that have a folder.</summary>
    public IReadOnlyList<long> Runs() => Directory.Exists(root)
        ? [.. Directory.GetDirectories(root).Select(path => long.TryParse(Path.GetFileName(path), out var id) ? id : 0).Where(id => id > 0)]
        : [];

    /// <summary>The size of all files of a run; 0 where it has none, and for files that are removed meanwhile.</summary>
    public long Bytes(long runId)
    {
        try
        {
            var folder = new DirectoryInfo(Path.Combine(root, runId.ToString()));
            return folder.Exists ? folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(SizeOf) : 0;
        }
        catch (DirectoryNotFoundException)
        {
            return 0;
        }

        static long SizeOf(FileInfo file)
        {
            try
            {
                return file.Length;
            }
            catch (FileNotFoundException)
            {
                return 0;
            }
        }
    }

    /// <summary>Removes all files of a run.</summary>
    public void Remove(long runId)
    {
        try
        {
            Directory.Delete(Path.Combine(root, runId.ToString()), recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // There are none, or another process removed them just now.
        }
    }

    /// <summary>The full path of the file from which a run that was interrupted goes on.</summary>
    public string Checkpoint(long runId) => Path.Combine(Folder(runId), $"{CheckpointPrefix}safetensors");

    /// <summary>Removes what a run would have gone on from, half-written files included.</summary>
    public void RemoveCheckpoints(long runId)
    {
        foreach (var file in new DirectoryInfo(Folder(runId)).GetFiles().Where(IsCheckpoint))
            file.Delete();
    }

    private static bool IsCheckpoint(FileInfo file) => file.Name.StartsWith(CheckpointPrefix, StringComparison.Ordinal);
}
