using Microsoft.Data.Sqlite;
using SalesWeb.Storage;

namespace SalesWeb.Tests.Tracking;

/// <summary>A real, empty tracking database in a folder of its own.</summary>
public sealed class TrackingFolder : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public TrackingFolder() => Database = TrackingDatabase.At(_folder.File("tracking.db"));

    public TrackingDatabase Database { get; }

    public string this[string name] => _folder.File(name);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
