using SalesWeb.Import;

namespace SalesWeb.Training.Importing;

/// <summary>
/// What was found in the files that are being looked at, in memory, so that another choice need not read them again. The ones
/// looked at last are kept; what has gone is read again when it is wanted.
/// </summary>
public sealed class InspectedFiles
{
    private const int MostKept = 8;

    private readonly Lock _lock = new();
    private readonly List<(long Id, InspectedFile File)> _files = [];

    public InspectedFile? Find(long id)
    {
        lock (_lock)
        {
            var index = _files.FindIndex(entry => entry.Id == id);
            if (index < 0)
                return null;

            var found = _files[index];
            _files.RemoveAt(index);
            _files.Add(found);
            return found.File;
        }
    }

    public void Keep(long id, InspectedFile file)
    {
        lock (_lock)
        {
            _files.RemoveAll(entry => entry.Id == id);
            _files.Add((id, file));
            if (_files.Count > MostKept)
                _files.RemoveAt(0);
        }
    }

    public void Forget(long id)
    {
        lock (_lock)
            _files.RemoveAll(entry => entry.Id == id);
    }
}
