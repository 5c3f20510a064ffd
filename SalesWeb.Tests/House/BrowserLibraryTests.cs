using System.Security.Cryptography;
using System.Text.Json;

namespace SalesWeb.Tests.House;

/// <summary>The browser's libraries are committed: libman.json, the files and SHA256SUMS tell the same.</summary>
public class BrowserLibraryTests
{
    private const string Folder = "SalesWeb/wwwroot/lib/";

    // Its only script tells no version; its hash does for it.
    private const string Silent = "htmx-ext-sse";

    private static readonly string Lib = Path.Combine(Repository.Root, Folder);

    /// <summary>Every file of the manifest, as a path below lib, with the version of its library.</summary>
    private static readonly IReadOnlyList<(string File, string Library, string Version)> Manifest = ReadManifest();

    private static readonly IReadOnlyDictionary<string, string> Hashes = File.ReadLines(Path.Combine(Lib, "SHA256SUMS"))
        .Select(line => line.Split("  ", 2))
        .ToDictionary(line => line[1], line => line[0]);

    [Fact]
    public void Every_file_is_in_the_manifest_and_none_besides() =>
        Assert.Equal(
            Manifest.Select(one => one.File).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Lib, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Lib, file).Replace('\\', '/'))
                .Where(file => file != "SHA256SUMS")
                .Order(StringComparer.Ordinal));

    [Fact]
    public void Every_file_has_the_hash_that_is_written_down()
    {
        Assert.Equal(Manifest.Select(one => one.File).Order(StringComparer.Ordinal), Hashes.Keys.Order(StringComparer.Ordinal));
        Assert.All(Hashes, one =>
            Assert.Equal(one.Value, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Lib, one.Key))))));
    }

    [Fact]
    public void Every_library_is_of_the_version_that_the_manifest_names() =>
        Assert.All(
            Manifest.GroupBy(one => (one.Library, one.Version)).Where(library => library.Key.Library != Silent),
            library => Assert.Contains(library, one => File.ReadAllText(Path.Combine(Lib, one.File)).Contains(library.Key.Version)));

    [Fact]
    public void Every_library_comes_with_its_licence() =>
        Assert.All(
            Manifest.GroupBy(one => one.Library),
            library => Assert.Contains(library, one => Path.GetFileName(one.File).StartsWith("LICENSE", StringComparison.Ordinal)));

    private static List<(string File, string Library, string Version)> ReadManifest()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "libman.json")));
        return
        [
            .. from library in json.RootElement.GetProperty("libraries").EnumerateArray()
               let name = library.GetProperty("library").GetString()!
               let at = name.LastIndexOf('@')
               from mapping in library.TryGetProperty("fileMappings", out var mappings) ? mappings.EnumerateArray().ToArray() : [library]
               let folder = mapping.GetProperty("destination").GetString()![Folder.Length..]
               from file in mapping.GetProperty("files").EnumerateArray()
               select ($"{folder}/{file.GetString()}", name[..at], name[(at + 1)..]),
        ];
    }
}
