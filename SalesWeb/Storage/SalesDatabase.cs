namespace SalesWeb.Storage;

/// <summary>The database of what was imported. It is apart from the other one, so that a long import holds up no training.</summary>
public sealed record SalesDatabase(Database Value)
{
    public static SalesDatabase At(string path) => new(new Database(path, "Sales", waitForWriter: TimeSpan.FromMinutes(10)));
}
