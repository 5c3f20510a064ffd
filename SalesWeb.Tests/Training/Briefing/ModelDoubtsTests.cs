using SalesWeb.Series;
using SalesWeb.Training.Briefing;

namespace SalesWeb.Tests.Training.Briefing;

public class ModelDoubtsTests
{
    private static readonly DateOnly Last = new(2024, 6, 30);

    [Fact]
    public void Where_no_model_answers_nothing_can_be_wrong_with_one() => Assert.Empty(Of(Last.AddDays(99)));

    [Fact]
    public void A_good_model_of_the_newest_file_is_no_concern() => Assert.Empty(Of(Last, One("Bread")));

    [Theory]
    [InlineData(-0.2, "The model of \"Bread\", CNNLSTM, errs 20 % more than last week's number would.")]
    [InlineData(-0.004, null)]
    [InlineData(0.0, null)]
    [InlineData(null, null)]
    public void A_model_that_is_worse_than_seasonal_naive_is_told_one_that_is_as_good_is_not(double? skill, string? text)
    {
        var concern = Of(Last, One("Bread") with { Skill = skill }).SingleOrDefault();

        Assert.Equal(text, concern?.Text);
        Assert.True(concern is null || (concern.Remedy, concern.Category) == (Remedy.Compare, "Bread"));
    }

    [Fact]
    public void Many_worse_ones_are_one_concern_the_worst_first()
    {
        var some = new[] { -0.1, -0.5, -0.3, -0.2, -0.4 }.Select((skill, index) => One($"c{index}") with { Skill = skill });

        Assert.Equal(
            "The models of \"c1\", \"c4\", \"c2\" and 2 more err more than last week's number would, the worst by 50 %.",
            Assert.Single(Of(Last, [.. some])).Text);
    }

    [Fact]
    public void Networks_of_an_older_file_are_to_be_trained_and_champions_to_be_compared()
    {
        var concerns = Of(Last, One("Bread") with { LearntFrom = "old" }, One("Cakes") with { LearntFrom = "old", IsChampion = true }, One("Rolls"), One("Tea") with { LearntFrom = null });

        Assert.Equal(
            [
                new Concern("The network of \"Bread\" learnt from older data than the current.", Remedy.Train, IsUrgent: false, "Bread"),
                new Concern("The champion of \"Cakes\" won on older data than the current.", Remedy.Compare, IsUrgent: false, "Cakes"),
            ],
            concerns);
    }

    /// <summary>Seven days ahead of 30 June end with 7 July, the other model three days sooner.</summary>
    [Theory]
    [InlineData(4, null, false)]
    [InlineData(5, "The forecasts run out on 7 Jul 2024.", false)]
    [InlineData(7, "The forecasts run out on 7 Jul 2024.", false)]
    [InlineData(8, "All forecasts have run out: the furthest reaches to 7 Jul 2024.", true)]
    public void Forecasts_that_run_out_are_told_three_days_before(int days, string? text, bool isUrgent)
    {
        var concern = Of(Last.AddDays(days), One("Bread") with { Horizon = 7 }, One("Cakes") with { Horizon = 4 }).SingleOrDefault();

        Assert.Equal(text, concern?.Text);
        Assert.Equal(isUrgent, concern?.IsUrgent == true);
    }

    private static IReadOnlyList<Concern> Of(DateOnly today, params Answerer[] answerers) =>
        [.. ModelDoubts.Of(Versions.Of(Frequency.Daily, Last.AddDays(-99), Last), answerers, today)];

    private static Answerer One(string category) => new()
    {
        Category = category,
        Model = "CNNLSTM",
        IsChampion = false,
        RunId = 1,
        Since = DateTimeOffset.UnixEpoch,
        NetworkRun = 1,
        Skill = 0.1,
        Horizon = 28,
        LearntFrom = "new",
    };
}
