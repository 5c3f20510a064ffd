using Dapper;
using SalesWeb.Datasets;
using SalesWeb.Series;

namespace SalesWeb.Tests.Datasets.Importing;

/// <summary>What a second file does to the sales that are there, worked out by hand.</summary>
public sealed class ImportModeTests : IDisposable
{
    private const string January =
        "date,category,item,quantity,price\n2024-01-01,Bread,Rye,2,3\n2024-01-01,Bread,Spelt,1,4\n2024-01-02,Bread,Rye,5,3\n2024-01-02,Pie,Plum,7,2\n";

    private const string Second = "date,category,item,quantity,price\n2024-01-02,Bread,Rye,10,3\n2024-01-03,Bread,Oat,1,5\n2024-01-03,Cake,Nut,4,6\n";

    private readonly SalesRoom _room = new();

    [Theory]
    [InlineData(ImportMode.Replace, "02 10 | 03 1", "Bread Cake", "")]
    [InlineData(ImportMode.Append, "01 3 | 02 15 | 03 1", "Bread Cake Pie", "02 7")]
    [InlineData(ImportMode.Correct, "01 3 | 02 10 | 03 1", "Bread Cake Pie", "02 7")]
    public void Sales_are_replaced_added_or_corrected(ImportMode mode, string bread, string categories, string pie)
    {
        _room.Import(January);

        var report = _room.Import(Second, mode);

        Assert.Equal(categories, string.Join(' ', _room.Categories()));
        Assert.Equal((bread, pie), (Quantities(new("Bread")), Quantities(new("Pie"))));
        Assert.Equal(_room.Days.Days(report.VersionId!.Value, SalesSelection.All).Sum(day => day.Amount), report.Total);
        Assert.Equal(report.Categories, _room.Categories().Length);
    }

    /// <summary>What the file before told is known, although the one that came on top tells less.</summary>
    [Theory]
    [InlineData(ImportMode.Append)]
    [InlineData(ImportMode.Correct)]
    public void A_version_knows_every_column_that_any_of_its_files_has(ImportMode mode)
    {
        _room.Import("date,category,item,menge,promotion\n2024-01-01,Bread,Rye,2,1\n2024-01-02,Bread,Rye,5,0\n");

        _room.Import("date,category,quantity,store\n2024-01-03,Bread,9,North\n", mode);

        var version = _room.Datasets.Get("shop");
        Assert.Equal("category=category date=date item=item promotion=promotion quantity=quantity store=store", Words(version.KnownHeaderByRole));
        Assert.Equal("category=category date=date quantity=quantity store=store", Words(version.HeaderByRole));
        Assert.True(_room.Sales.GetLevel(version, new("Bread"), MissingRule.Zero).Covariates.HasPromotions);

        static string Words(IReadOnlyDictionary<string, string> columns) => string.Join(' ', columns.OrderBy(role => role.Key).Select(role => $"{role.Key}={role.Value}"));
    }

    [Fact]
    public void A_series_of_which_a_correction_leaves_nothing_is_no_series_any_more()
    {
        _room.Import("date,category,item,quantity\n2024-01-01,Bread,Roll,2\n2024-01-02,Bread,Bun,5\n");

        var report = _room.Import("date,category,quantity\n2024-01-01,Bread,9\n", ImportMode.Correct);

        Assert.Equal(2, report.Series); // all items on the first day, buns on the second
    }

    [Fact]
    public void A_correction_leaves_other_items_of_the_same_day_alone()
    {
        _room.Import(January);
        _room.Import("date,category,item,quantity,price\n2024-01-01,Bread,Rye,9,3\n", ImportMode.Correct);

        Assert.Equal(("01 9 | 02 5", "01 1", "01 10 | 02 5"), (Quantities(new("Bread", "Rye")), Quantities(new("Bread", "Spelt")), Quantities(new("Bread"))));
    }

    [Fact]
    public void A_correction_without_items_takes_the_place_of_all_items_of_its_days()
    {
        _room.Import(January);
        _room.Import("date,category,quantity,price\n2024-01-01,Bread,9,3\n", ImportMode.Correct);

        Assert.Equal(("01 9 | 02 5", "02 7", "02 5", ""), (Quantities(new("Bread")), Quantities(new("Pie")), Quantities(new("Bread", "Rye")), Quantities(new("Bread", "Spelt"))));
    }

    /// <summary>Ulm tells its items and Kiel does not.</summary>
    [Theory]
    [InlineData("Bread,Rye,Kiel,12\n2024-01-05,Bread,Oat,Kiel,9", 41)]
    [InlineData("Bread,,Ulm,25", 45)]
    [InlineData("Bread,Rye,Ulm,25", 55)]
    [InlineData("Bread,,Kiel,25", 45)]
    public void Stores_that_tell_their_items_and_stores_that_do_not_are_corrected_each_by_itself(string correction, double total)
    {
        const string Header = "date,category,item,store,quantity\n";
        _room.Import(Header + "2024-01-05,Bread,,Kiel,20\n2024-01-05,Bread,Rye,Ulm,10\n2024-01-05,Bread,Oat,Ulm,10\n");

        Assert.Equal(total, _room.Import($"{Header}2024-01-05,{correction}\n", ImportMode.Correct).Total);
    }

    [Fact]
    public void A_correction_with_items_takes_the_place_of_days_that_were_told_without()
    {
        _room.Import(January);
        _room.Import("date,category,quantity,price\n2024-01-03,Bread,9,3\n2024-01-04,Bread,8,3\n", ImportMode.Append);
        _room.Import("date,category,item,quantity,price\n2024-01-03,Bread,Rye,4,3\n2024-01-03,Bread,Spelt,2,3\n", ImportMode.Correct);

        Assert.Equal(("01 3 | 02 5 | 03 6 | 04 8", "01 2 | 02 5 | 03 4"), (Quantities(new("Bread")), Quantities(new("Bread", "Rye"))));
    }

    [Fact]
    public void Stores_are_told_apart_where_only_the_items_are_not()
    {
        _room.Import("date,category,item,store,quantity,price\n2024-01-01,Bread,Rye,North,1,3\n2024-01-01,Bread,Spelt,North,2,3\n2024-01-01,Bread,Rye,South,4,3\n");
        _room.Import("date,category,store,quantity,price\n2024-01-01,Bread,North,8,3\n", ImportMode.Correct);

        Assert.Equal(("01 12", "01 8", "01 4"), (Quantities(new("Bread")), Quantities(new("Bread", null, "North")), Quantities(new("Bread", null, "South"))));
    }

    [Fact]
    public void Rows_without_an_item_beside_others_are_a_series_of_their_own()
    {
        _room.Import("date,category,item,quantity,price\n2024-01-01,Bread,Rye,1,3\n2024-01-01,Bread,,2,3\n");
        _room.Import("date,category,item,quantity,price\n2024-01-01,Bread,Rye,8,3\n", ImportMode.Correct);

        Assert.Equal("01 10", Quantities(new("Bread")));
    }

    [Fact]
    public void The_version_before_stays_as_it_was_and_the_new_one_names_it()
    {
        var first = _room.Import(January);
        var second = _room.Import(Second, ImportMode.Append);

        var versions = _room.Datasets.Versions("shop");

        Assert.Equal([(ImportMode.Append, first.VersionId), (ImportMode.Replace, null)], versions.Select(version => (version.Mode, version.ParentId)));
        Assert.Equal(15, _room.Days.Days(first.VersionId!.Value, SalesSelection.All).Sum(day => day.Quantity));
        Assert.Equal(30, _room.Days.Days(second.VersionId!.Value, SalesSelection.All).Sum(day => day.Quantity));
        Assert.Equal((3, 0, 4), (second.RowsImported, second.MissingPeriods, second.Series - 1));
    }

    [Fact]
    public void The_same_file_is_never_added_twice()
    {
        _room.Import(January);
        _room.Import(Second, ImportMode.Append);

        var again = _room.Import(Second, ImportMode.Append);
        var first = _room.Import(January, ImportMode.Append);

        Assert.True(again.AlreadyThere && first.AlreadyThere);
        Assert.Equal(2, _room.Datasets.Versions("shop").Count);
        Assert.Equal(30, _room.Days.Days(again.VersionId!.Value, SalesSelection.All).Sum(day => day.Quantity));
    }

    [Fact]
    public void Appending_to_nothing_is_an_import()
    {
        var report = _room.Import(January, ImportMode.Append);

        Assert.Equal((4, 15.0), (report.RowsImported, _room.Days.Days(report.VersionId!.Value, SalesSelection.All).Sum(day => day.Quantity)));
        Assert.Equal(ImportMode.Replace, _room.Datasets.Versions("shop")[0].Mode);
    }

    [Fact]
    public void Months_are_not_added_to_days()
    {
        _room.Import(January);

        var refusal = Assert.Throws<UserErrorException>(() => _room.Import(
            "month,category,item,quantity,price\n2024-01,Bread,Rye,9,3\n2024-02,Bread,Rye,9,3\n2024-03,Bread,Rye,9,3\n", ImportMode.Append));

        Assert.Equal("sales.csv is monthly, and the dataset \"shop\" is daily; the two cannot be added up.", refusal.Message);
        Assert.Single(_room.Datasets.Versions("shop"));
    }

    [Theory]
    [InlineData("date,category,amount", "counts amount, and the dataset \"shop\" counts quantity")]
    [InlineData("date,category,quantity", "counts quantity, and the dataset \"shop\" counts amount")]
    public void Money_is_not_added_to_pieces(string header, string why)
    {
        _room.Import((header.EndsWith("amount") ? "date,category,quantity" : "date,category,amount") + "\n2024-01-01,Bread,2\n");

        var refusal = Assert.Throws<UserErrorException>(() => _room.Import(header + "\n2024-01-02,Bread,3\n", ImportMode.Append));

        Assert.Equal($"sales.csv {why}; the two cannot be added up.", refusal.Message);
        Assert.Equal(["2024-01-01 2"], _room.Totals());
    }

    [Fact]
    public void A_plan_of_before_for_a_day_that_was_sold_since_is_none_any_more()
    {
        _room.Import("date,category,item,quantity,price\n2024-01-01,Bread,Rye,5,2\n2024-01-01,Bread,Spelt,5,2\n2024-01-02,Bread,Rye,,3\n2024-01-02,Bread,Spelt,,3\n2024-01-03,Bread,Spelt,,3\n");

        var report = _room.Import("date,category,item,quantity,price\n2024-01-02,Bread,Rye,6,2\n", ImportMode.Append);

        using var connection = _room.Database.Value.Open();
        Assert.Equal(
            ["2024-01-03"],
            connection.Query<string>(
                "SELECT p.date FROM planned_days p JOIN series s ON s.id = p.series_id JOIN categories c ON c.id = s.category_id WHERE c.version_id = @VersionId",
                report));
    }

    [Fact]
    public void A_dry_run_tells_what_would_be_and_changes_nothing()
    {
        _room.Import(January);

        var report = _room.ImportFile(_room.Write(System.Text.Encoding.UTF8.GetBytes(Second)), dryRun: true, mode: ImportMode.Append);

        Assert.Equal((null, 3, 3, new DateOnly(2024, 1, 3)), (report.VersionId, report.Categories, report.RowsImported, report.To));
        Assert.Equal(("01 3 | 02 5", 1), (Quantities(new("Bread")), _room.Datasets.Versions("shop").Count));
    }

    [Fact]
    public void Plans_that_still_lie_ahead_are_kept()
    {
        _room.Import("date,category,quantity,price\n2024-01-01,Bread,5,2\n2024-01-02,Bread,,3\n2024-01-03,Bread,,4\n");
        var report = _room.Import("date,category,quantity,price\n2024-01-02,Bread,6,2\n", ImportMode.Append);

        var level = _room.Sales.GetLevel(_room.Datasets.Get(null), new("Bread"), SalesWeb.Series.MissingRule.Zero);

        Assert.Equal((2, 1), (level.Series.Length, level.Covariates.Planned));
        Assert.Equal(new DateOnly(2024, 1, 2), report.To);
    }

    public void Dispose() => _room.Dispose();

    [Fact]
    public void A_plan_for_what_only_the_version_before_sold_stays()
    {
        _room.Import("date,category,item,quantity,price\n2024-01-01,Bread,Rye,5,2\n2024-01-01,Bread,Spelt,4,2\n2024-01-01,Pie,Plum,3,2\n");

        var report = _room.Import(
            "date,category,item,quantity,price\n2024-01-02,Bread,Rye,6,2\n2024-01-03,Bread,Rye,,3\n2024-01-03,Bread,Spelt,,4\n2024-01-03,Pie,Plum,,5\n2024-01-03,Cake,Nut,,6\n",
            ImportMode.Append);

        Assert.Equal(["Bread", "Pie"], _room.Categories());
        Assert.Equal((1, 1), (Planned(new("Bread", "Spelt")), Planned(new("Pie"))));
        Assert.Equal((2, 3), (report.Categories, report.Series));
        Assert.Contains(report.Notes, note => note.StartsWith("Left out: the plans for 1 combination of", StringComparison.Ordinal));
    }

    private int Planned(SalesWeb.Series.SeriesKey key) => _room.Sales.GetLevel(_room.Datasets.Get(null), key, SalesWeb.Series.MissingRule.Zero).Covariates.Planned;

    private string Quantities(SalesSelection selection) =>
        string.Join(" | ", _room.Days.Days(_room.Datasets.Get(null).Id, selection).Select(day => $"{day.Date:dd} {day.Quantity}"));
}
