using Microsoft.AspNetCore.Mvc.Testing;
using SalesWeb.Datasets;
using SalesWeb.Datasets.Importing;
using SalesWeb.Import;
using SalesWeb.Jobs;
using SalesWeb.Training;

namespace SalesWeb.Tests;

/// <summary>
/// The whole program over an empty data directory of its own: real files, real databases, real workers, and a real
/// server on a free port of this machine.
/// </summary>
public class SalesWebApp : WebApplicationFactory<Program>
{
    private readonly ScratchFolder _folder = new();

    public SalesWebApp()
    {
        // Without a port: the factory would set it on a server that is perhaps started by then (dotnet/aspnetcore#67714).
        UseKestrel();
        File.WriteAllText(_folder.File("config.yaml"), Config);
    }

    /// <summary>The settings; small networks of the reference form, so that tests need not wait.</summary>
    protected virtual string Config =>
        """
        data:
          file: ""
        network:
          form: reference
          window: 14
          horizon: 7
          channels: 8
          hidden: 8
        training:
          max_epochs: 3
        """;

    /// <summary>The data directory.</summary>
    public string Data => _folder.File("data");

    public JobStore Jobs => Services.GetRequiredService<JobStore>();

    /// <summary>Where a browser finds it.</summary>
    public string Address
    {
        get
        {
            StartServer();
            return ClientOptions.BaseAddress.ToString().TrimEnd('/');
        }
    }

    /// <summary>A program that speaks to it, with cookies of its own.</summary>
    public HttpClient Connect(bool followsRedirects = true) =>
        new(new HttpClientHandler { AllowAutoRedirect = followsRedirects }) { BaseAddress = new Uri(Address) };

    /// <summary>Imports a file made of <paramref name="text"/> as a dataset, at once.</summary>
    public ImportReport Import(
        string text, string dataset = "shop", ImportChoices? choices = null, ImportMode mode = ImportMode.Replace)
    {
        var path = _folder.File($"{Guid.NewGuid():N}.csv");
        File.WriteAllText(path, text);
        return Services.GetRequiredService<DatasetImport>().Import(
            path, new ImportRequest { Dataset = dataset, FileName = $"{dataset}.csv", Choices = choices ?? ImportChoices.None, Mode = mode }, onProgress: null, TestContext.Current.CancellationToken);
    }

    /// <summary>Trains a category at once, without the queue.</summary>
    public TrainedCategory Train(string category, string? dataset = null) => Services.GetRequiredService<CategoryTraining>().Train(
        new TrainRequest { Dataset = dataset, Category = category }, _ => { }, TestContext.Current.CancellationToken);

    /// <summary>Waits until a job has ended.</summary>
    public async Task<Job> End(long jobId)
    {
        using var subscription = Services.GetRequiredService<JobFeed>().Subscribe();
        while (Jobs.Get(jobId) is { IsActive: true })
            await subscription.Jobs.ReadAsync(TestContext.Current.CancellationToken);
        return Jobs.Get(jobId);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment("Production")
        .UseSetting("data-dir", Data)
        .UseSetting("config", _folder.File("config.yaml"))
        .UseSetting("set", "server.urls=http://127.0.0.1:0");

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        // The factory disposes of itself twice when it is disposed of asynchronously.
        if (disposing && Directory.Exists(_folder.Root))
            _folder.Dispose();
    }
}
