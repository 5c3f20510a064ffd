namespace SalesWeb.Tests.Training.Forecasts;

/// <summary>What is promised of the periods ahead must be in the data.</summary>
public sealed class KnownAheadTests : IDisposable
{
    private readonly PromisingApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public void A_promotion_that_is_promised_and_in_no_column_is_refused()
    {
        _app.Import(SalesFiles.Daily(60, "Bread"));

        Refused("promises that every promotion is known ahead; Bread has no promotion in the data at all.", "Import a file with a promotion column");
    }

    [Fact]
    public void Promotions_that_are_planned_for_too_few_days_are_refused()
    {
        _app.Import(Promoted(planned: 3));

        Refused("Bread is to be forecast for 7 days, and 3 of them are planned.", "Add rows without a sale for the coming days");
    }

    [Fact]
    public void A_promise_that_is_kept_is_believed()
    {
        _app.Import(Promoted(planned: 7));

        Assert.Equal("Bread", _app.Train("Bread").Category);
    }

    private void Refused(string problem, string remedy)
    {
        var refused = Assert.Throws<UserErrorException>(() => _app.Train("Bread"));

        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, refused.Remedy, StringComparison.Ordinal);
    }

    private static string Promoted(int planned) => "date,category,quantity,promotion\n" + string.Concat(
        Enumerable.Range(0, 60 + planned).Select(day => $"{new DateOnly(2024, 1, 1).AddDays(day):yyyy-MM-dd},Bread,{(day < 60 ? $"{10 + (day % 7)}" : "")},{(day % 5 == 0 ? 1 : 0)}\n"));

    private sealed class PromisingApp : SalesWebApp
    {
        protected override string Config => base.Config.Replace("  file: \"\"", "  file: \"\"\n  known_ahead: [promotion]", StringComparison.Ordinal);
    }
}
