using System.IO.Compression;
using SalesWeb.Import;
using SalesWeb.Import.Rows;
using SalesWeb.Tests.Datasets;

namespace SalesWeb.Tests.Import;

/// <summary>Runs while no other test does, because it measures the memory of the whole process.</summary>
[Collection(Alone.Name)]
public sealed class ImportMemoryTests : IDisposable
{
    private readonly SalesRoom _room = new();

    [Fact]
    public void A_line_of_two_gigabytes_is_refused_without_being_held()
    {
        var path = _room.Write([], "long.csv.gz");
        using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        {
            var piece = new byte[1 << 20];
            piece.AsSpan().Fill((byte)'x');
            for (var i = 0; i < 2_048; i++)
                gzip.Write(piece);
        }

        var before = GC.GetTotalAllocatedBytes();
        var refusal = Assert.Throws<UserErrorException>(() => _room.ImportFile(path));

        Assert.Contains("line 1 is longer than 1,048,576 characters", refusal.Message);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 128 << 20);
    }

    [Fact]
    public void A_million_rows_stream_through_the_memory_of_a_few()
    {
        var path = _room.Write([], "many.csv");
        using (var writer = new StreamWriter(path))
        {
            writer.WriteLine("date,category,item,amount");
            for (var i = 0; i < 1_000_000; i++)
                writer.WriteLine($"{new DateOnly(2020, 1, 1).AddDays(i % 1_000):yyyy-MM-dd},category {i % 7},item {i % 1_000},{i % 100}.5");
        }

        var rows = 0;
        var peak = 0L;
        var before = ProcessMemory.Held();
        var file = SalesFile.Inspect(path, "many.csv", new ImportOptions { Scratch = _room.Directory.Scratch }, onRead: null, TestContext.Current.CancellationToken);
        file.Read(
            (in _, _) =>
            {
                if (++rows % 200_000 == 0)
                    peak = Math.Max(peak, ProcessMemory.Held());
            },
            new Rejections(),
            new HeldRows([]));

        Assert.Equal(1_000_000, rows);
        Assert.InRange(peak - before, long.MinValue, ProcessMemory.Little);
    }

    [Fact]
    public void Many_columns_of_many_dates_take_the_memory_of_a_few()
    {
        var path = _room.Write([], "dates.csv");
        using (var writer = new StreamWriter(path))
        {
            writer.WriteLine(string.Join(',', Enumerable.Range(0, 24).Select(i => $"date {i}")));
            for (var i = 0; i < 60_000; i++)
                writer.WriteLine(string.Join(',', Enumerable.Repeat($"{new DateOnly(1930, 1, 1).AddDays(i):yyyy-MM-dd}", 24)));
        }

        var options = new ImportOptions { Scratch = _room.Directory.Scratch };
        var before = ProcessMemory.Held();
        var file = InspectedFile.Read(path, "dates.csv", options, onRead: null, TestContext.Current.CancellationToken);

        Assert.InRange(ProcessMemory.Held() - before, long.MinValue, ProcessMemory.Little);
        GC.KeepAlive(file);
    }

    [Fact]
    public void Rows_of_a_million_letters_are_kept_in_part()
    {
        var remark = new string('x', 1_000_000);
        var path = _room.Write(System.Text.Encoding.ASCII.GetBytes(
            "date,amount,remark\n" + string.Concat(Enumerable.Range(1, 30).Select(day => $"2024-01-{day:00},5,{day}{remark}\n"))));
        var options = new ImportOptions { Scratch = _room.Directory.Scratch };
        var before = ProcessMemory.Held();
        var file = InspectedFile.Read(path, "long.csv", options, onRead: null, TestContext.Current.CancellationToken);

        Assert.InRange(ProcessMemory.Held() - before, long.MinValue, ProcessMemory.Little);
        GC.KeepAlive(file);
    }

    public void Dispose() => _room.Dispose();
}
