using SalesWeb.Datasets;
using SalesWeb.Import.Headings;
using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Tests.Datasets.Versions;

public sealed class DatasetVersionsTests : IDisposable
{
    private const string January = "date,category,amount\n2024-01-30,bread,5\n2024-01-31,bread,6\n";
    private const string February = "date,category,amount\n2024-01-30,bread,5\n2024-02-01,rolls,7\n";

    private readonly SalesRoom _room = new();

    [Fact]
    public void The_same_file_again_changes_nothing()
    {
        var first = _room.Import(January);
        var again = _room.Import(January);

        Assert.False(first.AlreadyThere);
        Assert.Equivalent(first with { AlreadyThere = true }, again, strict: true);
        Assert.Single(_room.Datasets.Versions("shop"));
        Assert.Equal(["2024-01-30 5", "2024-01-31 6"], _room.Totals("bread"));
    }

    [Fact]
    public void An_older_file_becomes_the_current_version_again()
    {
        var january = _room.Import(January).VersionId;
        var february = _room.Import(February).VersionId;
        Assert.Equal(february, _room.Datasets.Get("shop").Id);

        _room.Import(January);

        Assert.Equal(january, _room.Datasets.Get("shop").Id);
        Assert.Equal([february, january], _room.Datasets.Versions("shop").Select(version => (long?)version.Id));
    }

    [Fact]
    public void Another_mapping_makes_another_version_of_the_same_file()
    {
        const string File = "date,category,amount,profit\n2024-01-30,bread,5,1\n";
        var amount = _room.Import(File);
        var profit = _room.Import(File, (Role.Amount, "profit"));

        Assert.Equal((false, 5.0, 1.0), (profit.AlreadyThere, amount.Total, profit.Total));
        Assert.Equal(2, _room.Datasets.Versions("shop").Count);
    }

    [Fact]
    public void A_version_tells_what_the_report_told()
    {
        var report = _room.Import(February);
        var version = _room.Datasets.Get("shop");

        Assert.Equal((report.VersionId, report.Sha256, "sales.csv", 59L), (version.Id, version.Sha256, version.FileName, version.Bytes));
        Assert.Equal((2, 2, 0, 2, 2, 1), (version.RowsRead, version.RowsImported, version.RowsRejected, version.Categories, version.Series, version.MissingPeriods));
        Assert.Equal((new DateOnly(2024, 1, 30), new DateOnly(2024, 2, 1), 12.0), (version.FirstDate, version.LastDate, version.Total));
        Assert.Equal((Frequency.Daily, Measure.Amount, true), (version.Frequency, version.Measure, version.IsChosenDefault));
        Assert.Equal("""{"date":"date","category":"category","amount":"amount"}""", version.Columns);
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Fingerprint("abc"));
        Assert.Equal(Fingerprint(February), version.Sha256);

        static string Fingerprint(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void An_import_does_not_change_the_default_dataset()
    {
        var path = _room.Write(System.Text.Encoding.UTF8.GetBytes(January));
        _room.ImportFile(path, "first");
        _room.ImportFile(path, "second");
        Assert.Equal(["second", "first"], _room.Datasets.Current().Select(version => version.Dataset));

        Assert.Equal("first", _room.Datasets.Get(null).Dataset);

        _room.Datasets.MakeDefault("second");
        _room.ImportFile(path, "third");
        _room.ImportFile(path, "first");

        Assert.Equal("second", _room.Datasets.Get(null).Dataset);
        Assert.Equal(["third False", "second True", "first False"], _room.Datasets.Current().Select(version => $"{version.Dataset} {version.IsChosenDefault}"));
    }

    [Fact]
    public void The_settings_name_the_default_dataset()
    {
        var path = _room.Write(System.Text.Encoding.UTF8.GetBytes(January));
        _room.ImportFile(path, "first");
        _room.ImportFile(path, "second");

        Assert.Equal("second", Store("second").Get(null).Dataset);
        var error = Assert.Throws<UserErrorException>(() => Store("gone").Get(null));
        Assert.Equal((UserErrorKind.Unknown, "dataset"), (error.Kind, error.Field));

        DatasetStore Store(string name) => new(_room.Database, new SalesWebSettings { Data = new DataSettings { DefaultDataset = name } });
    }

    [Theory]
    [InlineData("", "b%c, A_b, ab")]
    [InlineData("A", "A_b, ab")]
    [InlineData("_", "A_b")]
    [InlineData("%", "b%c")]
    [InlineData("x", "")]
    public void Searches_names_without_regard_to_case(string text, string found)
    {
        foreach (var name in new[] { "ab", "A_b", "b%c" })
            _room.ImportFile(_room.Write(System.Text.Encoding.UTF8.GetBytes(January)), name);

        Assert.Equal(found, string.Join(", ", _room.Datasets.Search(text, limit: 10)));
        Assert.Equal(found.Split(", ").Skip(1).Take(1), _room.Datasets.Search(text, limit: 1, offset: 1));
    }

    [Fact]
    public void A_deleted_dataset_leaves_nothing_behind()
    {
        _room.Import(January);
        _room.Import(February);

        _room.Datasets.Delete("shop");

        Assert.Null(_room.Datasets.Find(null));
        using var connection = _room.Database.Value.Open();
        foreach (var table in new[] { "datasets", "dataset_versions", "rejected_rows", "categories", "series", "series_blocks", "category_blocks", "version_blocks", "planned_days", "fix_ups" })
        {
            using var count = connection.CreateCommand();
            count.CommandText = $"SELECT COUNT(*) FROM {table}";
            Assert.Equal(0L, count.ExecuteScalar());
        }
    }

    [Fact]
    public void Without_any_data_the_answer_is_how_to_import()
    {
        var error = Assert.Throws<UserErrorException>(() => _room.Datasets.Get(null));

        Assert.Equal((UserErrorKind.Conflict, "There is no data yet."), (error.Kind, error.Message));
        Assert.Contains("import", error.Remedy);
    }

    [Fact]
    public void An_unknown_dataset_names_the_known_ones()
    {
        _room.Import(January);

        foreach (var act in new Action[] { () => _room.Datasets.Get("x"), () => _room.Datasets.MakeDefault("x"), () => _room.Datasets.Delete("x") })
        {
            var error = Assert.Throws<UserErrorException>(act);
            Assert.Equal((UserErrorKind.Unknown, "There is no dataset \"x\"; there is \"shop\"."), (error.Kind, error.Message));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t")]
    [InlineData("a\nb")]
    public void A_dataset_needs_a_name(string name)
    {
        var error = Assert.Throws<UserErrorException>(() => _room.ImportFile(_room.Write("date,amount\n2024-01-31,5\n"u8.ToArray()), name));

        Assert.Equal("dataset", error.Field);
    }

    public void Dispose() => _room.Dispose();
}
