using SalesWeb.Datasets;
using SalesWeb.Datasets.Uploads;
using SalesWeb.Training.Importing;

namespace SalesWeb.Tests.Training;

/// <summary>The program with a clock that can be set, and files among its uploads.</summary>
public sealed class StagedShop : SalesWebApp
{
    private readonly Clock _clock = new();

    public StagedShop() => _ = Address;

    /// <summary>What the clock shows.</summary>
    public DateTimeOffset Now { get => _clock.Now; set => _clock.Now = value; }

    public Staging Staging => Services.GetRequiredService<Staging>();

    public StagedFiles Files => Services.GetRequiredService<StagedFiles>();

    public DatasetStore Datasets => Services.GetRequiredService<DatasetStore>();

    public static StagedFile File(string path, string name = "shop.csv", string dataset = "") =>
        new() { Path = path, FileName = name, Bytes = new FileInfo(path).Length, Dataset = dataset };

    /// <summary>A file among the uploads.</summary>
    public string Write(string name, string text = "anything")
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(Data, "uploads")).FullName, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Stages a file as an upload does, and waits until it was read.</summary>
    public async Task<StagedFile> Stage(string name, string text, string dataset = "")
    {
        var taken = Staging.Take(File(Write(Path.GetRandomFileName(), text), name, dataset));
        await End(taken.InspectJobId!.Value);
        return Files.Get(taken.Id);
    }

    /// <summary>Imports a staged file, and waits until that has ended.</summary>
    public async Task<StagedFile> Import(long id)
    {
        var asked = Staging.Import(id);
        await End(asked.ImportJobId!.Value);
        return Files.Get(id);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services => services.AddSingleton<TimeProvider>(_clock));
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
