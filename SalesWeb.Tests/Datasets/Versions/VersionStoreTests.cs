using SalesWeb.Datasets;

namespace SalesWeb.Tests.Datasets.Versions;

public sealed class VersionStoreTests : IDisposable
{
    private const string January = "date,category,amount\n2024-01-30,bread,5\n2024-01-31,bread,6\n";
    private const string February = "date,category,amount\n2024-01-30,bread,5\n2024-01-31,bread,7\n2024-02-01,rolls,7\n";

    private readonly SalesRoom _room = new();
    private readonly long _january;
    private readonly long _february;

    public VersionStoreTests()
    {
        _january = _room.Import(January).VersionId!.Value;
        _february = _room.Import(February).VersionId!.Value;
    }

    [Fact]
    public void Two_versions_are_compared_by_category_and_day()
    {
        var comparison = _room.Versions.Compare(_room.Versions.Get("shop", _january), _room.Versions.Get("shop", _february));

        Assert.Equal(
            ["bread 11 12 +0 ~1 -0 =1", "rolls  7 +1 ~0 -0 =0"],
            comparison.Categories.Select(c => $"{c.Category} {c.Before} {c.After} +{c.DaysAdded} ~{c.DaysChanged} -{c.DaysRemoved} ={c.DaysSame}"));
    }

    [Fact]
    public void A_version_compared_with_itself_has_not_changed()
    {
        var version = _room.Versions.Get("shop", _january);

        Assert.False(_room.Versions.Compare(version, version).IsChanged);
    }

    [Fact]
    public void An_older_version_is_made_current_again_and_the_newer_one_stays()
    {
        _room.Versions.Restore("shop", _january);

        Assert.Equal(_january, _room.Datasets.Get("shop").Id);
        Assert.Equal([_february, _january], _room.Datasets.Versions("shop").Select(version => version.Id));
        Assert.Equal(["2024-01-30 5", "2024-01-31 6"], _room.Totals());
    }

    [Fact]
    public void Deleting_the_current_version_makes_the_newest_other_one_current()
    {
        _room.Versions.Delete("shop", _february);

        Assert.Equal(_january, _room.Datasets.Get("shop").Id);
        Assert.Null(_room.Versions.Find(_february));
        Assert.Empty(_room.Sales.Categories(_february));
    }

    [Fact]
    public void The_last_version_of_a_dataset_is_not_deleted()
    {
        _room.Versions.Delete("shop", _february);

        var refusal = Assert.Throws<UserErrorException>(() => _room.Versions.Delete("shop", _january));

        Assert.Equal(UserErrorKind.Conflict, refusal.Kind);
        Assert.Equal(_january, _room.Datasets.Get("shop").Id);
    }

    /// <summary>A run that learnt from a deleted version must not seem to have learnt from another.</summary>
    [Fact]
    public void The_number_of_a_deleted_version_is_never_given_again()
    {
        _room.Versions.Delete("shop", _february);
        var again = _room.Import(February).VersionId;
        Assert.Equal(_february + 1, again);

        _room.Datasets.Delete("shop");

        Assert.Equal(again + 1, _room.Import(January).VersionId);
    }

    /// <summary>January 11, on top of it February 7, on top of that March 9: 27, whatever comes once more.</summary>
    [Fact]
    public void Sales_that_came_with_a_deleted_version_are_not_added_once_more()
    {
        const string Start = "date,category,amount\n2024-01-30,tea,5\n2024-01-31,tea,6\n";
        const string Next = "date,category,amount\n2024-02-01,tea,7\n";
        var start = _room.Import(Start).VersionId!.Value;
        var next = _room.Import(Next, ImportMode.Append).VersionId!.Value;
        _room.Import("date,category,amount\n2024-03-01,tea,9\n", ImportMode.Append);
        _room.Versions.Delete("shop", next);
        _room.Versions.Delete("shop", start);

        Assert.True(_room.Import(Next, ImportMode.Append).AlreadyThere);
        Assert.True(_room.Import(Start, ImportMode.Append).AlreadyThere);
        Assert.Equal(27, _room.Datasets.Get("shop").Total);
    }

    [Fact]
    public void A_version_of_another_dataset_is_neither_restored_nor_deleted()
    {
        _room.ImportFile(_room.Write("date,amount\n2024-01-31,5\n"u8.ToArray(), "other.csv"), "other");

        foreach (var act in new Action[] { () => _room.Versions.Restore("other", _january), () => _room.Versions.Delete("other", _january), () => _room.Versions.Get("other", _january) })
            Assert.Equal(UserErrorKind.Unknown, Assert.Throws<UserErrorException>(act).Kind);

        Assert.Equal(2, _room.Datasets.Versions("shop").Count);
    }

    public void Dispose() => _room.Dispose();
}
