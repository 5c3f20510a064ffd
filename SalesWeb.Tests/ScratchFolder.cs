namespace SalesWeb.Tests;

/// <summary>An empty folder of a test's own, gone when the test is over.</summary>
public sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("salesweb-");

    public string Root => _folder.FullName;

    /// <summary>The names of the files in it.</summary>
    public IEnumerable<string> Names => _folder.EnumerateFiles().Select(file => file.Name);

    /// <summary>The full path of something in the folder, which need not exist.</summary>
    public string File(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>
    /// May be called again; a host that is disposed of does so. A thread that is about to end may still add a file, for example the
    /// write-ahead log of a database; then the rest is removed again.
    /// </summary>
    public void Dispose()
    {
        for (var began = TimeProvider.System.GetTimestamp(); ;)
        {
            _folder.Refresh();
            if (!_folder.Exists)
                return;
            try
            {
                _folder.Delete(recursive: true);
                return;
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(began) < TimeLimit.Span)
            {
                Thread.Yield();
            }
        }
    }
}
