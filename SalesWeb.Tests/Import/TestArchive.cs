using System.IO.Compression;
using System.Text;

namespace SalesWeb.Tests.Import;

/// <summary>ZIP archives for tests.</summary>
internal static class TestArchive
{
    public static byte[] Of(params (string Name, byte[] Content)[] entries)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return packed.ToArray();
    }

    public static byte[] Of(params (string Name, string Text)[] entries) =>
        Of([.. entries.Select(entry => (entry.Name, Encoding.UTF8.GetBytes(entry.Text)))]);
}
