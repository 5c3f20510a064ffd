using SalesWeb.Api;
using SalesWeb.Datasets;
using SalesWeb.Jobs;
using SalesWeb.Pages;
using SalesWeb.Settings;
using SalesWeb.Storage;
using SalesWeb.Tracking;
using SalesWeb.Training;
using SalesWeb.Training.Champions;
using SalesWeb.Training.Importing;
using SalesWeb.Web;

namespace SalesWeb;

/// <summary>The web application: pages, HTTP interface and the workers behind them.</summary>
internal static class Server
{
    /// <summary>Serves until it is stopped.</summary>
    /// <param name="installation">What it serves.</param>
    /// <param name="hostOptions">Options for the host, as ASP.NET's own tools give them.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="UserErrorException">A database cannot be opened, or the address is taken.</exception>
    public static async Task Run(Installation installation, IReadOnlyList<string> hostOptions, CancellationToken cancellation)
    {
        using var held = ServerLock.Take(installation.Data);
        var reserve = new ReservedSpace(installation.Data);
        reserve.ReleaseIfFull();
        var unchanged = PrivateFiles.Tighten(installation.Data);
        await using var app = Build(installation, hostOptions, held);
        foreach (var failure in unchanged)
            app.Logger.LogWarning("Other users of this machine may read a file of SalesWeb, because its mode cannot be changed: {Failure}", failure);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException e)
        {
            throw new UserErrorException(
                $"SalesWeb cannot answer at {installation.Settings.Server.Urls}: {e.Message}",
                "End what already answers there, or choose another address with --set server.urls=http://localhost:5001.",
                cause: e);
        }

        await app.WaitForShutdownAsync(cancellation);
        await app.DisposeAsync();
        reserve.Keep();
    }

    private static WebApplication Build(Installation installation, IReadOnlyList<string> hostOptions, ServerLock held)
    {
        var settings = installation.Settings.Server;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [.. hostOptions],
            ApplicationName = typeof(Server).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls(settings.Urls);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        // UseAllowedHosts checks host names, so that the answer says what is wrong.
        builder.Configuration["AllowedHosts"] = "*";
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information)
            // It warns on every new data directory that keys are kept unencrypted there, as the databases next to them are.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            // A start that fails is told by Run, in the user's words.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);

        builder.Services.AddSalesWeb(installation);
        // The services let go of it as well: whoever disposes of the host may start another server on the directory at once.
        builder.Services.AddSingleton(_ => held);
        builder.Services.AddKeyFolder().AddSingleton<StorageHealth>();
        builder.Services.AddHostedService<JobWorkers>().AddHostedService<StagingSweeper>().AddHostedService<RunSettler>()
            .AddHostedService<RetentionSweeper>();
        builder.Services.AddSalesWebPages().AddSalesWebApi();

        var app = builder.Build();
        _ = (app.Services.GetRequiredService<ServerLock>(), app.Services.GetRequiredService<StorageHealth>());
        try
        {
            TidyUp(app.Services);
        }
        catch (UserErrorException e) when (e.Kind == UserErrorKind.NoRoom)
        {
            // People can still read on a full disk; the sweepers and the workers do the rest when there is room.
            app.Logger.LogWarning("{Problem} {Remedy}", e.Message, e.Remedy);
        }

        app.UseSalesWebPages().MapSalesWebApi();
        return app;
    }

    /// <summary>Settles what the last run of the program left, and queues what it needs.</summary>
    private static void TidyUp(IServiceProvider services)
    {
        services.GetRequiredService<RunStore>().FailAbandoned(JobWorkers.Interrupted);
        services.GetRequiredService<Staging>().Sweep();
        services.GetRequiredService<LeftUploads>().Sweep();
        services.GetRequiredService<FirstImport>().Enqueue();
        var preparations = services.GetRequiredService<PreparationQueue>();
        foreach (var version in services.GetRequiredService<DatasetStore>().Current())
            preparations.EnqueueAll(version.Dataset);
    }
}
