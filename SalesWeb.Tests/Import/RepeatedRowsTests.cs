using System.Text;
using SalesWeb.Import;
using SalesWeb.Tests.Datasets;

namespace SalesWeb.Tests.Import;

public sealed class RepeatedRowsTests : IDisposable
{
    private readonly SalesRoom _room = new();

    [Fact]
    public void Rows_that_repeat_an_earlier_one_are_kept_counted_and_named()
    {
        var report = _room.Import("date,category,amount\n2024-01-30,a,1\n2024-01-30,b,1\n2024-01-30,a,1\n\n2024-01-31,a,1\n2024-01-30,b,1\n2024-01-30,a,1\n");

        Assert.Equal((6, 6, 6.0), (report.RowsRead, report.RowsImported, report.Total));
        Assert.Contains("3 rows repeat an earlier row exactly; they were kept: lines 4, 7, 8.", report.Notes);
    }

    [Theory]
    [InlineData("2024-01-30,a,1\n2024-01-30,a,1.0\n")]
    [InlineData("2024-01-30,a,1\n2024-01-30,a ,1\n")]
    [InlineData("2024-01-30,ab,1,\n2024-01-30,a,b1\n")]
    public void Rows_that_only_mean_the_same_are_not_repeated(string rows)
    {
        _room.Settings = Lenient.Settings;

        Assert.DoesNotContain(_room.Import($"date,category,amount\n{rows}2024-01-31,a,1\n").Notes, note => note.Contains("repeat", StringComparison.Ordinal));
    }

    [Fact]
    public void The_preview_says_it_too_and_names_the_first_five_lines()
    {
        var text = $"date,category,amount\n{string.Concat(Enumerable.Repeat("2024-01-30,a,1\n", 8))}";

        const string Sentence = "7 rows repeat an earlier row exactly; they were kept: lines 3, 4, 5, 6, 7 and 2 more.";

        var inspection = Inspected(text);

        Assert.Contains(Sentence, inspection.Notes);
        Assert.Equal([Sentence], inspection.Warnings);
    }

    [Fact]
    public void A_line_of_an_archive_is_named_by_its_file()
    {
        var march = Encoding.UTF8.GetBytes("date,category,amount\n2024-03-01,a,1\n");
        var report = _room.Import(TestArchive.Of(("1.csv", march), ("2.csv", march)));

        Assert.Contains("1 row repeats an earlier row exactly; it was kept: line 4 (line 2 of 2.csv).", report.Notes);
    }

    [Fact]
    public void Rows_of_a_table_that_was_turned_round_are_compared_as_they_stand_in_the_file()
    {
        var report = _room.Import("category,Jan 2024,Feb 2024,Mar 2024\na,1,1,1\nb,2,2,2\na,1,1,1\n");

        Assert.Contains("1 row repeats an earlier row exactly; it was kept: line 4.", report.Notes);
        Assert.Single(report.Notes, note => note.Contains("repeat", StringComparison.Ordinal));
    }

    /// <summary>The rows 1,048,577 and 1,048,578 are equal, and only the first 1,048,576 different ones are compared with.</summary>
    [Fact]
    public void Beyond_a_million_different_rows_the_count_is_a_lower_bound()
    {
        const int Compared = 1 << 20;
        var path = _room.Write([], "many.csv");
        using (var writer = new StreamWriter(path))
        {
            writer.WriteLine("date,category,amount");
            for (var i = 0; i < Compared; i++)
                writer.WriteLine($"2024-01-01,a,{i}");
            writer.WriteLine("2024-01-01,a,-1\n2024-01-01,a,-1\n2024-01-01,a,7");
        }

        var notes = InspectedFile.Read(path, "many.csv", Options(), onRead: null, TestContext.Current.CancellationToken).Decide(Options()).Notes;

        Assert.Contains(
            $"At least 1 row repeats an earlier row exactly; it was kept: line {Compared + 4:N0}. Compared were the first {Compared:N0} different rows.", notes);
    }

    public void Dispose() => _room.Dispose();

    private ImportOptions Options() => new() { Scratch = _room.Directory.Scratch };

    private Inspection Inspected(string text) => InspectedFile.Read(
        _room.Write(Encoding.UTF8.GetBytes(text)), "shop.csv", Options(), onRead: null, TestContext.Current.CancellationToken).Decide(Options());
}
