using System.Security.Cryptography;
using System.Text.Json;

namespace SalesWeb.Tests.Web;

/// <summary>The committed files of others are the ones that the manifest names, to the byte.</summary>
public class BrowserFilesTests
{
    private static readonly string Library = Path.Combine(Repository.Root, "SalesWeb", "wwwroot", "lib");

    /// <summary>A library at a version, with the path of each of its files under the repository.</summary>
    private static IReadOnlyList<(string Name, string Version, IReadOnlyList<string> Files)> Manifest { get; } = Read();

    [Fact]
    public void Every_file_of_the_manifest_is_there_and_no_other()
    {
        var named = Manifest.SelectMany(library => library.Files).Select(file => Path.GetFullPath(Path.Combine(Repository.Root, file)));
        var present = Directory.EnumerateFiles(Library, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "SHA256SUMS");

        Assert.Equal(named.Order(StringComparer.Ordinal), present.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_file_has_the_hash_that_was_written_down()
    {
        var sums = File.ReadAllLines(Path.Combine(Library, "SHA256SUMS")).Select(line => line.Split("  ", 2)).ToDictionary(sum => sum[1], sum => sum[0]);

        var actual = Manifest.SelectMany(library => library.Files)
            .Select(file => Path.Combine(Repository.Root, file))
            .ToDictionary(
                file => Path.GetRelativePath(Library, file).Replace('\\', '/'),
                file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))));

        Assert.Equal(sums.OrderBy(sum => sum.Key, StringComparer.Ordinal), actual.OrderBy(sum => sum.Key, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("htmx.org", "htmx/htmx.min.js", "version:\"{0}\"")]
    [InlineData("chart.js", "chart.js/chart.umd.min.js", "Chart.js v{0}")]
    [InlineData("chartjs-plugin-zoom", "chartjs-plugin-zoom/chartjs-plugin-zoom.min.js", "chartjs-plugin-zoom v{0}")]
    [InlineData("@picocss/pico", "pico/pico.min.css", "v{0}")]
    [InlineData("swagger-ui-dist", "swagger-ui/swagger-ui-bundle.js", "{0}")]
    public void A_file_that_says_its_version_says_the_one_of_the_manifest(string name, string file, string banner)
    {
        var version = Assert.Single(Manifest, library => library.Name == name).Version;

        Assert.Contains(banner.Replace("{0}", version), File.ReadAllText(Path.Combine(Library, file)));
    }

    [Fact]
    public void Every_library_brings_its_licence() =>
        Assert.All(Manifest, library => Assert.Contains(library.Files, file => Path.GetFileName(file).StartsWith("LICENSE", StringComparison.Ordinal)));

    private static List<(string Name, string Version, IReadOnlyList<string> Files)> Read()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "libman.json")));
        return [.. manifest.RootElement.GetProperty("libraries").EnumerateArray().Select(library =>
        {
            var id = library.GetProperty("library").GetString()!;
            var mappings = library.TryGetProperty("fileMappings", out var several) ? [.. several.EnumerateArray()] : new[] { library };
            var files = mappings.SelectMany(mapping => mapping.GetProperty("files").EnumerateArray()
                .Select(file => $"{mapping.GetProperty("destination").GetString()}/{file.GetString()}"));
            return (id[..id.LastIndexOf('@')], id[(id.LastIndexOf('@') + 1)..], (IReadOnlyList<string>)[.. files]);
        })];
    }
}
