using SalesWeb.Datasets;
using SalesWeb.Datasets.Amendments;
using SalesWeb.Datasets.Versions;
using SalesWeb.Series;

namespace SalesWeb.Tests.Datasets.Importing;

/// <summary>What people change while an import is being written.</summary>
public sealed class SmallChangesTests : IDisposable
{
    private readonly SalesRoom _room = new();

    public SmallChangesTests()
    {
        foreach (var last in new[] { 3, 4 })
            _room.Import($"date,category,amount\n2024-01-01,Bread,1\n2024-01-02,Bread,2\n2024-01-0{last},Bread,3\n");
    }

    public void Dispose() => _room.Dispose();

    [Theory]
    [InlineData("correct")]
    [InlineData("rule")]
    [InlineData("activate")]
    [InlineData("restore")]
    [InlineData("delete version")]
    [InlineData("delete dataset")]
    public void Whoever_changes_something_meanwhile_is_soon_asked_to_try_again(string what)
    {
        var database = _room.Database with { Patience = TimeSpan.FromSeconds(1) };
        var (datasets, version) = (new DatasetStore(database), _room.Datasets.Get(null));
        var versions = new VersionStore(database, datasets);
        var amendments = new AmendmentStore(database, _room.Sales, _room.Days, TimeProvider.System);
        Action change = what switch
        {
            "correct" => () => amendments.Correct(version, new CorrectionRequest(new SeriesKey("Bread"), new DateOnly(2024, 1, 2), 5, "Ann", "Why")),
            "rule" => () => amendments.SetRule(version, "Bread", MissingRule.Previous, "Ann", "Why"),
            "activate" => () => datasets.MakeDefault("shop"),
            "restore" => () => versions.Restore("shop", 1),
            "delete version" => () => versions.Delete("shop", 1),
            _ => () => datasets.Delete("shop"),
        };

        var refusal = _room.Database.Value.Write((_, _) => Assert.Throws<UserErrorException>(change));

        Assert.Equal((UserErrorKind.Conflict, "Try again in a moment."), (refusal.Kind, refusal.Remedy));
        Assert.Contains("import", refusal.Message);
        Assert.Equal((2L, 0L, 2), (_room.Datasets.Get(null).Id, _room.Datasets.Get(null).Revision, _room.Datasets.Versions("shop").Count));
        change();
    }
}
