using System.Text;
using SalesWeb.Settings;

namespace SalesWeb.Tests.Datasets.Importing;

/// <summary>Alone, because tests that empty every pool of connections would take the limit from the one it is set on.</summary>
[Collection(Alone.Name)]
public sealed class FullDiskTests : IDisposable
{
    private readonly SalesRoom _room = new();

    [Fact]
    public void An_import_onto_a_full_disk_says_so_and_leaves_what_was_there()
    {
        _room.Import("date,amount\n2024-01-31,5\n");
        var path = _room.Write(Big(rows: 100_000), "big.csv");
        Limit();

        var error = Assert.Throws<UserErrorException>(() => _room.ImportFile(path));

        Assert.Equal(UserErrorKind.NoRoom, error.Kind);
        Assert.Equal(1, Assert.Single(_room.Datasets.Versions("shop")).RowsRead);
    }

    public void Dispose() => _room.Dispose();

    [Fact]
    public void Rejected_rows_that_find_no_room_say_so_too()
    {
        _room.Settings = new SalesWebSettings { Data = new DataSettings { MaxRejectedShare = 1 } };
        _room.Import("date,amount\n2024-01-31,5\n");
        var text = new StringBuilder("date,amount,remark\n2024-01-31,6,\n");
        var random = new Random(1);
        for (var i = 0; i < 60_000; i++)
            text.Append($"2024-01-31,none,{random.NextInt64():x}{random.NextInt64():x}{random.NextInt64():x}{random.NextInt64():x}{random.NextInt64():x}\n");
        var path = _room.Write(Encoding.UTF8.GetBytes(text.ToString()), "big.csv");
        Limit();

        var error = Assert.Throws<UserErrorException>(() => _room.ImportFile(path));

        Assert.Equal(UserErrorKind.NoRoom, error.Kind);
        Assert.Equal(1, Assert.Single(_room.Datasets.Versions("shop")).RowsRead);
    }

    /// <summary>A limit of the connection, which goes back to the pool and is the one that the import gets.</summary>
    private void Limit()
    {
        using var connection = _room.Database.Value.Open();
        using var limit = connection.CreateCommand();
        limit.CommandText = "PRAGMA max_page_count = 100";
        limit.ExecuteScalar();
    }

    private static byte[] Big(int rows)
    {
        var text = new StringBuilder("date,category,item,amount\n");
        for (var i = 0; i < rows; i++)
            text.Append($"{new DateOnly(2000, 1, 1).AddDays(i / 100):yyyy-MM-dd},category {i % 5},item {i % 100},{i}.25\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
