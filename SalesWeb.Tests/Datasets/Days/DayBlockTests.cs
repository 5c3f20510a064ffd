using System.Globalization;
using System.Text;
using SalesWeb.Datasets.Days;

namespace SalesWeb.Tests.Datasets.Days;

/// <summary>Days packed and read again, against plain lists.</summary>
public class DayBlockTests
{
    public static TheoryData<double[]> Columns =>
    [
        .. new double[][]
        {
            [0], [7], [double.NaN], [double.NaN, double.NaN], [0, 1, 2, 3], [1, 1, 1], [0, 255, 3], [0, 256, 3], [-1, 5, 3], [-32768, 32767],
            [32768, 0], [int.MaxValue, 1], [2147483648.0, 1], [0.01, 12.34, -5.5], [0.1 + 0.2, 1], [1e15, 1], [double.NaN, 1, 2], [-0.0, 0.0],
            [1e-300, 5], [21474836.47, 0.5], [21474836.49, 0.5],
        },
    ];

    [Theory]
    [MemberData(nameof(Columns))]
    public void A_column_gives_back_what_went_in_to_the_bit(double[] values)
    {
        var bytes = new byte[PackedColumn.MostBytes(values.Length)];
        var length = PackedColumn.Write(values, bytes);

        var column = new PackedColumn(bytes, values.Length);

        Assert.Equal(length, column.Length);
        for (var i = 0; i < values.Length; i++)
            Assert.Equal(BitConverter.DoubleToInt64Bits(values[i]), BitConverter.DoubleToInt64Bits(column[i]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(1461)]
    public void A_block_gives_back_its_days(int count)
    {
        var random = new Random(count);
        var days = Enumerable.Range(0, count).Select(i => 735_000 + (3 * i) + random.Next(3)).ToArray();
        var totals = days.Select(_ => Some(random)).ToArray();

        var block = new DayBlock(DayBlock.Pack(days, totals));

        Assert.Equal(count, block.Count);
        for (var i = 0; i < count; i++)
            Assert.Equal((days[i], totals[i]), (block.DayAt(i), block[i]));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, 0)]
    [InlineData(11, 1)]
    [InlineData(20, 1)]
    [InlineData(29, 2)]
    [InlineData(31, 3)]
    public void The_first_day_from_a_day_on_is_found(int day, int place)
    {
        var block = new DayBlock(DayBlock.Pack([10, 20, 30], new DayTotals[3]));

        Assert.Equal(place, block.FirstFrom(day));
    }

    [Fact]
    public void A_table_adds_days_up_as_a_dictionary_would()
    {
        var random = new Random(1);
        var (table, oracle) = (new DayTable(), new SortedDictionary<int, double>());
        for (var i = 0; i < 5_000; i++)
        {
            var (day, totals) = (new DateOnly(1900, 1, 1).DayNumber + random.Next(73_414), Some(random) with { Quantity = random.Next(100) });
            table.Add(day, totals);
            oracle[day] = oracle.GetValueOrDefault(day) + totals.Quantity;
        }

        Assert.Equal(oracle, table.Days().ToDictionary(day => day.Day, day => day.Totals.Quantity));
        Assert.Equal((oracle.Count, oracle.Keys.First(), oracle.Keys.Last()), (table.Count, table.First.DayNumber, table.Last.DayNumber));
        var again = new DayTable();
        again.Add(new DayBlock(table.Pack()));
        Assert.Equal(table.Days(), again.Days());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Days_of_series_in_any_order_add_up_as_dictionaries_would(int seed)
    {
        const int Rows = 200_000; // more than the 65,536 of one chunk, so that series are written in several blocks
        var random = new Random(seed);
        var (written, oracle) = (new Dictionary<int, DayTable>(), new Dictionary<(int, int), double>());
        var days = new SeriesDays((series, content) => (written.TryGetValue(series, out var table) ? table : written[series] = new DayTable()).Add(new DayBlock(content)), maxChunks: 1);
        for (var i = 0; i < Rows; i++)
        {
            var (series, day, quantity) = (random.Next(300), 735_000 + random.Next(2_000), random.Next(50));
            days.Add(series, day, new DayTotals { Quantity = quantity, Rows = 1 });
            oracle[(series, day)] = oracle.GetValueOrDefault((series, day)) + quantity;
        }

        days.Write();

        Assert.Equal(oracle.Count, written.Values.Sum(table => table.Count));
        foreach (var (series, table) in written)
            Assert.All(table.Days(), day => Assert.Equal(oracle[(series, day.Day)], day.Totals.Quantity));
    }

    [Fact]
    public void A_block_of_text_is_read_as_the_days_that_it_tells()
    {
        var text = "T2024-01-31|2|5.5||0.30000000000000004|1|0;2024-02-02|1||7||0|1";

        var block = new DayBlock(Encoding.ASCII.GetBytes(text));

        var first = new DayTotals { Rows = 2, Quantity = 5.5, Amount = double.NaN, PriceSum = 0.1 + 0.2, Priced = 1 };
        var second = new DayTotals { Rows = 1, Quantity = double.NaN, Amount = 7, PriceSum = double.NaN, Promoted = 1 };
        Assert.Equal((2, first, second), (block.Count, block[0], block[1]));
        Assert.Equal("2024-02-02", DateOnly.FromDayNumber(block.DayAt(1)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void What_is_no_block_is_refused() => Assert.Throws<InvalidDataException>(() => new DayBlock([9, 0, 0, 0, 0, 0, 0, 0, 0, 0]).Count);

    private static DayTotals Some(Random random) => new()
    {
        Rows = random.Next(1, 9),
        Quantity = random.Next(4) == 0 ? double.NaN : random.Next(300),
        Amount = Math.Round(100 * random.NextDouble(), random.Next(12)),
        PriceSum = 2.5,
        Priced = random.Next(2),
        Promoted = 0,
    };
}
