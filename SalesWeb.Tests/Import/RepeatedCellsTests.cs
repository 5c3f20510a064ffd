using System.Globalization;
using SalesWeb.Datasets;
using SalesWeb.Tests.Datasets;

namespace SalesWeb.Tests.Import;

/// <summary>What a cell means is found out once for all rows that repeat it, and that must not show.</summary>
public sealed class RepeatedCellsTests : IDisposable
{
    private readonly SalesRoom _room = new();

    [Fact]
    public void More_different_names_than_are_remembered_add_up_as_a_dictionary_would()
    {
        const int Names = 20_000;
        var random = new Random(1);
        var oracle = new Dictionary<string, double>();
        using var text = new StringWriter();
        text.WriteLine("date,category,item,quantity");
        for (var i = 0; i < 60_000; i++)
        {
            var (item, quantity) = (Name(random.Next(Names)), random.Next(100));
            oracle[item] = oracle.GetValueOrDefault(item) + quantity;
            text.WriteLine($"2024-01-{1 + (i % 28):00},Bread, {item} ,{quantity}");
        }

        var version = _room.Import(text.ToString()).VersionId!.Value;

        var items = _room.Days.Breakdown(version, SalesSelection.All, SalesPart.Item, [new(DateOnly.MinValue, DateOnly.MaxValue)]);
        Assert.Equal(oracle, items.ToDictionary(part => part.Name, part => part.Spans[0]!.Quantity!.Value));

        // Some are long, some are not of ASCII, and many share their first and last letters.
        static string Name(int number) => (number % 5) switch
        {
            0 => $"Brötchen №{number} ☕",
            1 => $"{new string('x', 180)}{number}",
            2 => $"{number}",
            3 => $"Rye loaf {number} g",
            _ => $"{number % 7} {number} {number % 7}",
        };
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("-7", -7)]
    [InlineData("007", 7)]
    [InlineData("0.1", 0.1)]
    [InlineData(".5", 0.5)]
    [InlineData("123456789012345", 123456789012345)]
    [InlineData("1234567890.12345", 1234567890.12345)]
    [InlineData("0.00000000000012345678901234567", 0.00000000000012345678901234567)]
    [InlineData("9.95", 9.95)]
    [InlineData("5.", 5)]
    [InlineData("1e3", 1000)]
    [InlineData("1,234.5", 1234.5)]
    public void A_number_is_the_nearest_there_is_however_it_is_read(string cell, double expected)
    {
        _room.Import($"date,category,quantity\n2024-01-01,Bread,\"{cell}\"\n2024-01-02,Bread,1.5\n");

        Assert.Equal(expected, _room.Days.Days(_room.Datasets.Get(null).Id, SalesSelection.All)[0].Quantity);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("--5")]
    [InlineData("5-5")]
    [InlineData("1.2.3")]
    [InlineData("٣")]
    public void What_only_looks_like_a_number_is_rejected(string cell)
    {
        _room.Settings = new() { Data = new() { MaxRejectedShare = 0.9 } };

        var report = _room.Import($"date,category,quantity\n2024-01-01,Bread,{cell}\n2024-01-02,Bread,1.5\n2024-01-03,Bread,2.5\n");

        Assert.Equal(("2024-01-02 1.5", 1), (_room.Totals()[0], report.RowsRejected));
    }

    [Fact]
    public void Many_different_numbers_in_a_column_of_few_dates_keep_their_sum()
    {
        var values = Enumerable.Range(0, 30_000).Select(i => i + 0.25).ToList();

        _room.Import("date,category,quantity\n" + string.Concat(values.Select((value, i) =>
            $"{new DateOnly(2024, 1, 1).AddDays(i % 10):yyyy-MM-dd},Bread,{value.ToString(CultureInfo.InvariantCulture)}\n")));

        Assert.Equal(values.Sum(), _room.Datasets.Get(null).Total);
    }

    public void Dispose() => _room.Dispose();
}
