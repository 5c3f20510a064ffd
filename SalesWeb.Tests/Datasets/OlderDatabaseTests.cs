using Dapper;
using Microsoft.Data.Sqlite;
using SalesWeb.Datasets;
using SalesWeb.Storage;

namespace SalesWeb.Tests.Datasets;

/// <summary>A database from before days were kept in blocks gives the same sales afterwards.</summary>
public sealed class OlderDatabaseTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    [Fact]
    public void Sales_of_a_row_a_day_become_blocks_without_losing_a_bit()
    {
        var path = _folder.File("sales.db");
        SqliteLibrary.Choose();
        using (var older = new SqliteConnection($"Data Source={path}"))
        {
            older.Open();
            foreach (var script in Directory.GetFiles(Path.Combine(Repository.Root, "SalesWeb", "Storage", "Schema", "Sales")).Order().Take(2))
                older.Execute(File.ReadAllText(script));
            older.Execute(
                """
                INSERT INTO datasets VALUES ('shop', 1, 1);
                INSERT INTO dataset_versions VALUES (1, 'shop', 'ab', '', 'f.csv', 9, 3, 3, 0, 1, 1, 'Daily', '2024-01-01', '2024-02-03', 6, 'Amount', 0, '{}', '[]', 0);
                INSERT INTO categories VALUES (1, 1, 'Bread', '2024-01-01', '2024-02-03', 6, 2);
                INSERT INTO series VALUES (1, 1, 'Rye', '');
                INSERT INTO series_days VALUES (1, '2024-01-01', 2, 0.1 + 0.2, NULL, 7.5, 1, 2), (1, '2024-02-03', 1, 1e15 + 0.3, -3, NULL, 0, 0);
                INSERT INTO category_days SELECT * FROM series_days;
                INSERT INTO version_days SELECT * FROM series_days;
                PRAGMA user_version = 2;
                """);
        }

        var database = SalesDatabase.At(path);

        DaySum[] expected =
        [
            new() { Date = new(2024, 1, 1), Rows = 2, Amount = 0.1 + 0.2, Quantity = null, PriceSum = 7.5, Priced = 2, Promoted = 1 },
            new() { Date = new(2024, 2, 3), Rows = 1, Amount = 1e15 + 0.3, Quantity = -3, PriceSum = null, Priced = 0, Promoted = 0 },
        ];
        var days = new DayStore(database);
        Assert.All([SalesSelection.All, new("Bread"), new("Bread", "Rye")], selection => Assert.Equal(expected, days.Days(1, selection)));
        Assert.Equal(ImportMode.Replace, new DatasetStore(database).Get("shop").Mode);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
