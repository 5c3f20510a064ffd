using SalesWeb.Storage;

namespace SalesWeb.Commands;

/// <summary>A database file as doctor finds it.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Bytes">Its size; null where there is none yet.</param>
/// <param name="Problems">What is wrong with it, in whole sentences.</param>
internal sealed record ExaminedDatabase(string Path, long? Bytes, IReadOnlyList<string> Problems)
{
    public bool Whole => Problems.Count == 0;

    public static ExaminedDatabase At(string path) => File.Exists(path)
        ? new ExaminedDatabase(path, new FileInfo(path).Length, Integrity.Problems(path))
        : new ExaminedDatabase(path, null, []);
}
