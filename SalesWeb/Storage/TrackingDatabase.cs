namespace SalesWeb.Storage;

/// <summary>The database of jobs and runs: many small writes, each over at once.</summary>
public sealed record TrackingDatabase(Database Value)
{
    public static TrackingDatabase At(string path) => new(new Database(path, "Tracking"));
}
