using SalesWeb.Datasets;
using SalesWeb.Datasets.Uploads;
using SalesWeb.Datasets.Versions;
using SalesWeb.Tests.Pages;
using SalesWeb.Training.Briefing;

namespace SalesWeb.Tests.Training.Briefing;

/// <summary>The shop of 120 days, 1 January to 30 April 2023, that trained on its bread, on some day.</summary>
public sealed class AttentionTests : IDisposable
{
    private readonly TrainedShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public void Stale_sales_come_first_and_forecasts_that_ran_out_with_them()
    {
        var concerns = On(new DateOnly(2023, 5, 30));

        Assert.StartsWith("The last sale is of 30 Apr 2023, 30 days ago", concerns[0].Text);
        Assert.Equal("All forecasts have run out: the furthest reaches to 7 May 2023.", concerns[1].Text);
        Assert.Equal(concerns.OrderByDescending(concern => concern.IsUrgent), concerns);
    }

    [Fact]
    public void A_newer_file_makes_its_network_old()
    {
        _shop.Import(SalesFiles.Daily(121, "Bread", "Cakes"));

        Assert.Contains(On(new DateOnly(2023, 5, 1)), concern => concern.Text == "The network of \"Bread\" learnt from older data than the current.");
    }

    [Fact]
    public void A_model_of_a_category_that_is_gone_is_no_concern()
    {
        _shop.Import(SalesFiles.Daily(121, "Cakes"));

        Assert.Empty(On(new DateOnly(2023, 5, 1)));
    }

    [Fact]
    public async Task A_training_that_failed_is_remembered_for_two_weeks()
    {
        _shop.Import("date,category,amount\n2023-01-01,Tea,1\n2023-01-02,Tea,2\n2023-01-03,Tea,2\n", "tiny");
        var job = _shop.Services.GetRequiredService<SalesWeb.Training.TrainingQueue>().Enqueue("tiny", ["Tea"], experiment: null).Single();
        var ended = (await _shop.End(job.Id)).EndedAt!.Value;

        Assert.Contains(At(ended.AddDays(14), "tiny"), IsOfTheTraining);
        Assert.DoesNotContain(At(ended.AddDays(15), "tiny"), IsOfTheTraining);

        bool IsOfTheTraining(Concern concern) => concern.JobId == job.Id && concern.Text.StartsWith("The training of \"Tea\" failed");
    }

    [Fact]
    public void An_uploaded_file_waits_for_a_word_unless_someone_works_on_it()
    {
        var files = _shop.Services.GetRequiredService<StagedFiles>();
        var file = files.Add(new StagedFile { Path = "/x", FileName = "may.csv", Bytes = 1, Dataset = "shop" });

        var concern = Assert.Single(On(new DateOnly(2023, 5, 1)), one => one.Remedy == Remedy.Decide);
        Assert.Matches("^\"may.csv\" was uploaded on .* UTC and waits for your decision; then it becomes part of \"shop\".$", concern.Text);
        Assert.Equal(file.Id, concern.FileId);

        files.Keep(file with { Dataset = "" });
        Assert.EndsWith("UTC and waits for your decision.", Assert.Single(On(new DateOnly(2023, 5, 1)), one => one.Remedy == Remedy.Decide).Text, StringComparison.Ordinal);

        var other = files.Add(new StagedFile { Path = "/y", FileName = "june.csv", Bytes = 1, Dataset = "shop" });
        var both = Assert.Single(On(new DateOnly(2023, 5, 1)), one => one.Remedy == Remedy.Decide);
        Assert.Equal(("2 uploaded files wait for your word: \"june.csv\" and \"may.csv\".", (long?)null), (both.Text, both.FileId));
        files.Delete(other.Id);

        files.Keep(file with { ImportJobId = _shop.Jobs.Enqueue("something else", "may.csv", "{}").Id });
        Assert.DoesNotContain(On(new DateOnly(2023, 5, 1)), one => one.Remedy == Remedy.Decide);
    }

    private List<Concern> On(DateOnly day) =>
        [.. At(new DateTimeOffset(day, new TimeOnly(9, 0), TimeSpan.Zero)).Where(concern => !concern.Text.Contains(" err"))];

    private IReadOnlyList<Concern> At(DateTimeOffset now, string? dataset = null)
    {
        var clock = new SetClock(now);
        var (days, sales) = (_shop.Services.GetRequiredService<DayStore>(), _shop.Services.GetRequiredService<SalesStore>());
        var attention = new Attention(_shop.Jobs, _shop.Services.GetRequiredService<StagedFiles>(), new Briefings(days, sales, new VersionCache(), clock), _shop.Services.GetRequiredService<Answerers>(), clock);
        return attention.Of(_shop.Services.GetRequiredService<DatasetStore>().Get(dataset));
    }
}
