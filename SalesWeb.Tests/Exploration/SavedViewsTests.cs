using SalesWeb.Exploration;
using SalesWeb.Tests.Tracking;

namespace SalesWeb.Tests.Exploration;

public sealed class SavedViewsTests : IDisposable
{
    private const string Hostile = "<script>alert(1)</script> '; DROP TABLE saved_views; --";

    private readonly Shop _shop = new("date,category,amount\n2024-01-01,Bread,1\n2024-01-02,Bread,1\n2024-01-03,Cake,1\n");

    private readonly TrackingFolder _tracking = new();

    private SavedViewStore Store => new(_tracking.Database, TimeProvider.System);

    private SavedViews Views => new(Store, _shop.Room.Datasets, _shop.Explorer);

    public void Dispose()
    {
        _shop.Dispose();
        _tracking.Dispose();
    }

    [Fact]
    public void A_view_comes_back_under_its_name_and_with_its_dataset()
    {
        Store.Save($" {Hostile} ", "shop", ViewAddress.Read("category=Bread&unit=week").Get());

        var saved = Assert.Single(Store.List());
        Assert.Equal((Hostile, "shop", "dataset=shop&category=Bread&unit=week"), (saved.Name, saved.Dataset, saved.Query));
        Assert.Null(Assert.Single(Views.List()).Missing);
    }

    [Fact]
    public void A_view_is_saved_while_an_import_is_being_written()
    {
        _shop.Room.Database.Value.Write((_, _) => Store.Save("A", "shop", new SalesView()));

        Assert.Equal("A", Assert.Single(Store.List()).Name);
    }

    [Fact]
    public void A_name_is_taken_once_in_a_dataset()
    {
        Store.Save("A", "shop", new SalesView());
        Store.Save("A", "other", new SalesView());
        Store.Save("B", "shop", new SalesView());

        Assert.Equal(UserErrorKind.Conflict, Assert.Throws<UserErrorException>(() => Store.Save("A", "shop", new SalesView())).Kind);
        var second = Store.List().Single(view => view is { Dataset: "shop", Name: "B" });
        Assert.Equal(UserErrorKind.Conflict, Assert.Throws<UserErrorException>(() => Store.Rename(second.Id, "A")).Kind);
        Store.Rename(second.Id, "B");
        Store.Rename(second.Id, "C");
        Assert.Equal(["A", "A", "C"], Store.List().Select(view => view.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\u0001b")]
    [InlineData("123456789012345678901234567890123456789012345678901234567890123456789012345678901")]
    public void A_name_that_is_none_is_refused(string name) =>
        Assert.Equal("name", Assert.Throws<UserErrorException>(() => Store.Save(name, "shop", new SalesView())).Field);

    [Fact]
    public void What_is_not_there_cannot_be_changed()
    {
        Store.Save("A", "shop", new SalesView());
        var id = Store.List().Single().Id;
        Store.Delete(id);

        Assert.Empty(Store.List());
        Assert.Equal(UserErrorKind.Unknown, Assert.Throws<UserErrorException>(() => Store.Delete(id)).Kind);
        Assert.Equal(UserErrorKind.Unknown, Assert.Throws<UserErrorException>(() => Store.Rename(id, "B")).Kind);
    }

    [Fact]
    public void A_view_says_what_of_it_is_gone()
    {
        var version = _shop.Scope().Version.Id;
        Store.Save("1 category", "shop", ViewAddress.Read("category=Cake").Get());
        Store.Save("2 compared", "shop", ViewAddress.Read("category=Bread&compare=Cake").Get());
        Store.Save("3 pinned", "shop", new SalesView { Category = "Cake", Version = version });
        _shop.Room.Import("date,category,amount\n2024-01-01,Bread,1\n2024-01-02,Bread,1\n2024-01-03,Bread,1\n");

        Assert.Equal(["The category \"Cake\" is gone.", "The category \"Cake\" is gone.", null], Views.List().Select(view => view.Missing));

        _shop.Room.Datasets.Delete("shop");
        Assert.All(Views.List(), view => Assert.Equal("The dataset \"shop\" is gone.", view.Missing));
    }

    [Fact]
    public void A_version_that_is_gone_is_named()
    {
        Store.Save("pinned", "shop", new SalesView { Version = 77 });

        Assert.Equal("Version 77 of the dataset is gone.", Assert.Single(Views.List()).Missing);
    }
}
