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
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 16_000_000);
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
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var file = SalesFile.Inspect(path, "many.csv", new ImportOptions(), onRead: null, TestContext.Current.CancellationToken);
        file.Read(
            (in _, _) =>
            {
                if (++rows % 200_000 == 0)
                    peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
            },
            new Rejections());

        Assert.Equal(1_000_000, rows);
        Assert.InRange(peak - before, long.MinValue, 4_000_000);
    }

    public void Dispose() => _room.Dispose();
}
