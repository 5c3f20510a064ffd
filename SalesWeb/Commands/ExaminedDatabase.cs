using SalesWeb.Storage;

namespace SalesWeb.Commands;

/// <summary>A database file as doctor finds it.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Bytes">Its size; null where there is none yet.</param>
/// <param name="State">"whole", "damaged", "read-only" or "not made yet".</param>
/// <param name="Problems">What is wrong with it, in whole sentences.</param>
internal sealed record ExaminedDatabase(string Path, long? Bytes, string State, IReadOnlyList<string> Problems)
{
    public static ExaminedDatabase At(string path)
    {
        if (!File.Exists(path))
            return new ExaminedDatabase(path, null, "not made yet", []);

        var bytes = new FileInfo(path).Length;
        if (Integrity.FindObstacle(path) is { } obstacle)
            return new ExaminedDatabase(path, bytes, "read-only", [obstacle]);
        var problems = Integrity.Problems(path);
        return new ExaminedDatabase(path, bytes, problems.Count == 0 ? "whole" : "damaged", problems);
    }
}
