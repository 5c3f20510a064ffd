using SalesWeb.Datasets;
using SalesWeb.Datasets.Amendments;
using SalesWeb.Datasets.Importing;
using SalesWeb.Datasets.Uploads;
using SalesWeb.Datasets.Versions;
using SalesWeb.Exploration;
using SalesWeb.Jobs;
using SalesWeb.Settings;
using SalesWeb.Storage;
using SalesWeb.Tracking;
using SalesWeb.Training;
using SalesWeb.Training.Briefing;
using SalesWeb.Training.Champions;
using SalesWeb.Training.Forecasts;
using SalesWeb.Training.Importing;

namespace SalesWeb;

/// <summary>What the program is made of, for the server and for the shell alike.</summary>
public static class Composition
{
    /// <summary>The rooms over an installation, without a server around them.</summary>
    public static ServiceProvider Compose(Installation installation) => new ServiceCollection().AddLogging().AddSalesWeb(installation).BuildServiceProvider();

    public static IServiceCollection AddSalesWeb(this IServiceCollection services, Installation installation)
    {
        var (settings, directory) = (installation.Settings, installation.Data);
        services.AddSingleton(installation.Effective).AddSingleton(settings).AddSingleton(directory).AddSingleton(TimeProvider.System);

        services.AddSingleton(_ => SalesDatabase.At(directory.SalesDatabase));
        services.AddSingleton(_ => TrackingDatabase.At(directory.TrackingDatabase));

        services.AddSingleton<DatasetStore>().AddSingleton<SalesStore>().AddSingleton<DayStore>().AddSingleton<VersionCache>();
        services.AddSingleton<DatasetImport>().AddSingleton<VersionStore>().AddSingleton<AmendmentStore>();
        services.AddSingleton<StagedFiles>().AddSingleton<FileMappings>().AddSingleton<InspectedFiles>().AddSingleton<DatasetProposals>().AddSingleton<StagedDecisions>();
        services.AddSingleton<StagedBasis>().AddSingleton<StagedTrials>().AddSingleton<UploadRoom>().AddSingleton<LeftUploads>().AddSingleton<Staging>();
        services.AddSingleton<SalesExplorer>().AddSingleton<SavedViewStore>().AddSingleton<SavedViews>();
        services.AddSingleton<RunStore>().AddSingleton<RunQuery>().AddSingleton<ModelStore>().AddSingleton<ChampionStore>();
        services.AddSingleton(_ => new ArtifactStore(directory.Artifacts));
        services.AddSingleton<JobStore>().AddSingleton<JobFeed>();

        services.AddSingleton<RunArtifacts>().AddSingleton<NetworkExport>();
        services.AddSingleton<TrainingRuns>().AddSingleton<CategoryTraining>().AddSingleton<PublishedNetworks>().AddSingleton<NetworkForecasts>();
        services.AddSingleton<PreparationQueue>().AddSingleton<PreparedForecasts>();
        services.AddSingleton<CategoryForecasts>().AddSingleton<FittedModels>().AddSingleton<ChampionForecasters>().AddSingleton<ChampionRegister>();
        services.AddSingleton<Leaderboards>().AddSingleton<BacktestQueue>().AddSingleton<DatasetBacktest>().AddSingleton<LeakTrial>();
        services.AddSingleton<QualityReports>().AddSingleton<TrainingQueue>().AddSingleton<ImportQueue>().AddSingleton<FirstImport>();
        services.AddSingleton<Briefings>().AddSingleton<Answerers>().AddSingleton<Attention>();
        services.AddSingleton<IJobKind, TrainJob>().AddSingleton<IJobKind, BacktestJob>().AddSingleton<IJobKind, PrepareJob>();
        services.AddSingleton<IJobKind, InspectJob>().AddSingleton<IJobKind, CheckJob>().AddSingleton<IJobKind, ImportJob>();
        return services;
    }
}
