using System.Text;
using SalesWeb.Datasets;
using SalesWeb.Datasets.Importing;
using SalesWeb.Datasets.Versions;
using SalesWeb.Import;
using SalesWeb.Import.Headings;
using SalesWeb.Settings;
using SalesWeb.Storage;

namespace SalesWeb.Tests.Datasets;

/// <summary>A sales database of its own, and the way to put files into it.</summary>
public sealed class SalesRoom : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public SalesRoom()
    {
        Database = SalesDatabase.At(_folder.File("sales.db"));
        Datasets = new DatasetStore(Database);
        Sales = new SalesStore(Database);
        Days = new DayStore(Database);
        Versions = new VersionStore(Database, Datasets);
        Directory = new DataDirectory(_folder.Root, new TrackingSettings());
    }

    public SalesDatabase Database { get; }

    public DatasetStore Datasets { get; }

    public SalesStore Sales { get; }

    public DayStore Days { get; }

    public VersionStore Versions { get; }

    public string Folder => _folder.Root;

    public DataDirectory Directory { get; }

    public SalesWebSettings Settings { get; set; } = new();

    /// <summary>Imports a file whose text is given.</summary>
    public ImportReport Import(string text, params (Role Role, string Header)[] map) => Import(Encoding.UTF8.GetBytes(text), map);

    public ImportReport Import(byte[] content, params (Role Role, string Header)[] map) => ImportFile(Write(content), "shop", map: map);

    public ImportReport Import(byte[] content, ImportChoices choices) => ImportFile(Write(content), "shop", dryRun: false, ImportMode.Replace, choices);

    /// <summary>Imports a file whose text is given on top of, or into, what is there.</summary>
    public ImportReport Import(string text, ImportMode mode) => ImportFile(Write(Encoding.UTF8.GetBytes(text)), mode: mode);

    public ImportReport Import(string text, ImportMode mode, ImportChoices choices) =>
        ImportFile(Write(Encoding.UTF8.GetBytes(text)), "shop", dryRun: false, mode, choices);

    public ImportReport ImportFile(
        string path, string dataset = "shop", bool dryRun = false, ImportMode mode = ImportMode.Replace, params (Role Role, string Header)[] map) =>
        ImportFile(path, dataset, dryRun, mode, ImportChoices.Of(map.ToDictionary(entry => entry.Role, entry => entry.Header)));

    private ImportReport ImportFile(string path, string dataset, bool dryRun, ImportMode mode, ImportChoices choices) =>
        new DatasetImport(Database, Directory, Settings, TimeProvider.System).Import(
            path,
            new ImportRequest
            {
                Dataset = dataset,
                FileName = Path.GetFileName(path),
                Choices = choices,
                Mode = mode,
                DryRun = dryRun,
            },
            onProgress: null,
            TestContext.Current.CancellationToken);

    /// <summary>The refusal that a file meets; nothing of it is kept.</summary>
    public UserErrorException Refusal(string text, params (Role Role, string Header)[] map) => Refusal(Encoding.UTF8.GetBytes(text), map);

    public UserErrorException Refusal(byte[] content, params (Role Role, string Header)[] map)
    {
        var refusal = Assert.Throws<UserErrorException>(() => Import(content, map));
        Assert.Empty(Datasets.Current());
        return refusal;
    }

    /// <summary>A file of this content.</summary>
    public string Write(byte[] content, string name = "sales.csv")
    {
        var path = _folder.File(name);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>What was sold of a category, as "2024-01-31 5" for each date.</summary>
    public string[] Totals(string? category = null) =>
        [.. Sales.Totals(Datasets.Get(null).Id, category, null, null).Select(total => $"{total.Date:yyyy-MM-dd} {total.Value}")];

    public string[] Categories() => [.. Sales.Categories(Datasets.Get(null).Id).Select(summary => summary.Category)];

    public void Dispose() => _folder.Dispose();
}
