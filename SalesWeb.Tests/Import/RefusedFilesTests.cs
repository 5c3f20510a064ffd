using System.IO.Compression;
using System.Text;
using SalesWeb.Settings;
using SalesWeb.Tests.Datasets;

namespace SalesWeb.Tests.Import;

public sealed class RefusedFilesTests : IDisposable
{
    private readonly SalesRoom _room = new();

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("\n\n", "it is empty")]
    [InlineData("date,amount\n", "it has a line of column names and no rows below it")]
    [InlineData("name,amount\nx,5\n", "there is no column of dates. The columns are \"name\", \"amount\"")]
    [InlineData("numbers\n1\n2\n", "There is only one column, \"numbers\"")]
    [InlineData("date,amount\nsoon,5\nlater,6\n", "none of the dates in the column \"date\" can be read; the first is \"soon\"")]
    [InlineData("date,amount\n45292,5\n45293,6\n", "the column \"date\" holds numbers; \"45292\" is how spreadsheets count 2024-01-01")]
    [InlineData("date,name\n2024-01-31,x\n", "there is no column of sales. The columns are \"date\", \"name\"")]
    [InlineData("2024-01-31,5\n2024-02-01,6\n", "the first line holds values (2024-01-31, 5)")]
    [InlineData("year,amount\n2022,5\n2023,6\n", "nothing in it is more precise than the column \"year\"; sales are forecast by day, week or month")]
    [InlineData("date,amount\n2024-01-31,\"5\n2024-02-01,6\n", "a quoted field that begins in the row on line 2 never ends")]
    [InlineData("date,amount\n2024-01-31,\05\n", "line 2 holds a NUL byte")]
    [InlineData("<!doctype html><html>", "it is an HTML or XML document")]
    [InlineData("{\"a\": 1}", "it is a JSON document")]
    public void A_file_that_cannot_be_sales_is_refused_in_words(string file, string problem) =>
        Assert.Contains($"sales.csv: {problem}", _room.Refusal(file).Message.Replace("there is no column of dates. There is", "There is"));

    [Fact]
    public void A_binary_file_is_refused()
    {
        var noise = new byte[5_000];
        new Random(1).NextBytes(noise);

        Assert.Contains("binary file", _room.Refusal(noise).Message);
    }

    [Fact]
    public void A_packed_file_that_is_cut_off_is_refused()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            for (var i = 0; i < 50_000; i++)
                gzip.Write(Encoding.ASCII.GetBytes($"2024-01-31,{i}\n"));
        }

        Assert.Contains("its content is damaged or cut off", _room.Refusal(packed.ToArray()[..50_000]).Message);
    }

    [Fact]
    public void A_packed_file_that_unpacks_to_more_than_allowed_is_stopped()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Encoding.ASCII.GetBytes("date,amount\n" + string.Concat(Enumerable.Repeat("2024-01-31,5\n", 100_000))));
        _room.Settings = new SalesWebSettings { Data = new DataSettings { MaxUnpackedMb = 1 } };

        Assert.Contains("sales.csv unpacks to more than 1 MB, which is more than may be unpacked.", _room.Refusal(packed.ToArray()).Message);
    }

    [Fact]
    public void A_file_that_is_not_there_is_unknown()
    {
        var refusal = Assert.Throws<UserErrorException>(() => _room.ImportFile(Path.Combine(_room.Folder, "nowhere.csv")));

        Assert.Equal((UserErrorKind.Unknown, "nowhere.csv cannot be read: there is no such file."), (refusal.Kind, refusal.Message));
    }

    [Fact]
    public void More_categories_than_anyone_forecasts_are_refused()
    {
        var rows = string.Concat(Enumerable.Range(0, 2_001).Select(i => $"2024-01-31,receipt {i},5\n"));

        Assert.Contains("more than 2,000 different categories", _room.Refusal("date,category,amount\n" + rows).Message);
    }

    public void Dispose() => _room.Dispose();
}
