using Dapper;
using Microsoft.Data.Sqlite;
using SalesWeb.Datasets;
using SalesWeb.Datasets.Amendments;
using SalesWeb.Datasets.Versions;
using SalesWeb.Exploration;
using SalesWeb.Series;

namespace SalesWeb.Tests.Datasets.Amendments;

public sealed class MissingRulesTests : IDisposable
{
    private readonly SalesRoom _room = new();
    private readonly AmendmentStore _amendments;

    public MissingRulesTests()
    {
        _amendments = new AmendmentStore(_room.Database, _room.Sales, _room.Days, TimeProvider.System);
        _room.Import("date,category,amount\n2024-01-01,Bread,10\n2024-01-03,Bread,30\n2024-01-01,Cake,1\n2024-01-03,Cake,3\n");
    }

    private DatasetVersion Version => _room.Datasets.Get(null);

    public void Dispose() => _room.Dispose();

    [Fact]
    public void The_rule_of_a_category_goes_before_the_one_of_the_settings_wherever_series_are_built()
    {
        _amendments.SetRule(Version, "Bread", MissingRule.Interpolate, "Ann", "The till was broken");

        Assert.Equal([10, 20, 30], _room.Sales.GetSeries(Version, "Bread", MissingRule.Zero).Values);
        Assert.Equal([10, 20, 30], _room.Sales.GetLevel(Version, new SeriesKey("Bread"), MissingRule.Zero).Series.Values);
        Assert.Equal([10, 20, 30], _room.Sales.GetLevels(Version, "Bread", MissingRule.Zero, most: 5)[0].Series.Values);
        Assert.Equal([1, 0, 3], _room.Sales.GetSeries(Version, "Cake", MissingRule.Zero).Values);
        var explorer = new SalesExplorer(_room.Datasets, _room.Versions, _room.Sales, _room.Days, _amendments, new VersionCache(), _room.Settings);
        Assert.Equal([10, 20, 30], explorer.Look(new SalesView { Category = "Bread" }).Rows.Select(row => row.Value));
        Assert.Equal([11, 0, 33], explorer.Look(new SalesView()).Rows.Select(row => row.Value));
    }

    [Fact]
    public void It_survives_a_new_version_and_its_history_is_kept()
    {
        _amendments.SetRule(Version, "Bread", MissingRule.Interpolate, "Ann", "The till was broken");
        _amendments.SetRule(Version, "Bread", MissingRule.Previous, "Bea", "Better so");
        _room.Import("date,category,amount\n2024-01-01,Bread,10\n2024-01-03,Bread,30\n2024-01-04,Bread,1\n");
        Assert.Equal([10, 10, 30, 1], _room.Sales.GetSeries(Version, "Bread", MissingRule.Zero).Values);

        _amendments.SetRule(Version, "Bread", rule: null, "Ann", "Back to the setting");

        Assert.Equal([10, 0, 30, 1], _room.Sales.GetSeries(Version, "Bread", MissingRule.Zero).Values);
        Assert.Equal(
            ["Previous Bea, ended by Ann", "Interpolate Ann, ended by Bea"],
            _amendments.Rules("shop", "Bread").Select(rule => $"{rule.Rule} {rule.Author}, ended by {rule.EndedBy}"));
        Assert.Equal(4, Version.Revision);
    }

    [Fact]
    public void What_is_said_last_of_a_category_is_what_counts()
    {
        _amendments.SetRules(Version, [("Bread", MissingRule.Interpolate, "One"), ("Cake", MissingRule.Zero, "Why"), ("Bread", MissingRule.Previous, "Two")], "Ann");

        Assert.Equal(MissingRule.Previous, _amendments.RulesOf("shop")["Bread"]);
        Assert.Equal("Two", Assert.Single(_amendments.Rules("shop", "Bread")).Reason);
    }

    [Fact]
    public void Two_rules_of_a_category_never_count_at_once()
    {
        _amendments.SetRule(Version, "Bread", MissingRule.Zero, "Ann", "Why");
        using var connection = _room.Database.Value.Open();

        var refusal = Assert.Throws<SqliteException>(() => connection.Execute(
            "INSERT INTO missing_rules (dataset, category, rule, author, reason, made_at) VALUES ('shop', 'Bread', 'Closed', 'Bea', 'Why', 0)"));

        Assert.Contains("UNIQUE", refusal.Message);
    }

    [Fact]
    public void A_category_that_is_not_there_has_no_rule() =>
        Assert.Equal("category", Assert.Throws<UserErrorException>(() => _amendments.SetRule(Version, "<b>", MissingRule.Zero, "Ann", "Why")).Field);
}
