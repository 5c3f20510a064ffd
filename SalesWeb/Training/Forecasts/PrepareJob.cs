using System.Text.Json;
using SalesWeb.Datasets;
using SalesWeb.Jobs;
using SalesWeb.Training.Champions;

namespace SalesWeb.Training.Forecasts;

/// <summary>The job that fits champions to the newest data, so that requests find them fitted.</summary>
public sealed class PrepareJob(DatasetStore datasets, SalesStore sales, ChampionRegister champions, CategoryForecasts forecasts) : IJobKind
{
    public string Name => PreparationQueue.KindName;

    /// <summary>One for all champions of a dataset, one for a forecast that somebody waits for.</summary>
    public int Workers => 2;

    /// <summary>Fits live in memory: after a restart the job fits what is still missing.</summary>
    public bool CanResume => true;

    public string Run(JobContext context)
    {
        var request = PreparationQueue.RequestOf(context.Job);
        var problems = request.Category is null ? PrepareAll(request.Dataset, context) : Prepare(request, request.Category, context);
        return JsonSerializer.Serialize(new { request.Dataset, request.Category, request.Part, Problems = problems }, ChampionFormat.Json);
    }

    /// <summary>There is nothing to clear away.</summary>
    public void Abandon(Job job)
    {
    }

    private IReadOnlyList<ReportedProblem> Prepare(PrepareRequest request, string category, JobContext context)
    {
        context.Report(0, "Fitting the model to the newest data");
        if (request.Values is { } values)
            forecasts.OfValues(request.Dataset, category, values, horizon: null, FitPolicy.FitNow(context.Cancellation));
        else
            forecasts.Newest(request.Dataset, category, horizon: null, request.Part, FitPolicy.FitNow(context.Cancellation));
        return [];
    }

    /// <returns>Why champions cannot forecast now, where some cannot.</returns>
    private List<ReportedProblem> PrepareAll(string dataset, JobContext context)
    {
        var version = datasets.Get(dataset);
        var present = sales.Categories(version.Id).Select(one => one.Category).ToHashSet();
        IReadOnlyList<Champion> chosen = [.. champions.List(dataset).Where(champion => present.Contains(champion.Category))];
        var problems = new List<ReportedProblem>();
        for (var done = 0; done < chosen.Count; done++)
        {
            var champion = chosen[done];
            context.Report((double)done / chosen.Count, $"Forecast {done + 1} of {chosen.Count}: {champion.Category}");
            try
            {
                forecasts.Behind(version, champion.Category, horizon: null, part: null, FitPolicy.FitNow(context.Cancellation));
            }
            catch (UserErrorException problem)
            {
                // One that cannot forecast does not keep the others from being prepared.
                problems.Add(new ReportedProblem(champion.Category, champion.Model, problem.Message, problem.Remedy));
            }
        }

        return problems;
    }
}
