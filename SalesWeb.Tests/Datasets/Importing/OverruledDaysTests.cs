using SalesWeb.Datasets;
using SalesWeb.Datasets.Amendments;
using SalesWeb.Series;

namespace SalesWeb.Tests.Datasets.Importing;

/// <summary>Who sends a better file has to know that a correction by hand still goes before it.</summary>
public sealed class OverruledDaysTests : IDisposable
{
    private readonly SalesRoom _room = new();

    [Theory]
    [InlineData("Bread,Rye,12", "1 correction by hand still counts instead of what the sales file says now (Bread/Rye on 1 Jan 2024, by Ann). Where the file is right, end it on the quality page.")]
    [InlineData("Bread,Rye,10", null)] // as it was corrected
    [InlineData("Bread,Rye,99", null)] // as it was corrected to
    [InlineData("Cake,Plum,12", null)]
    public void A_file_that_says_something_new_of_a_corrected_day_tells_that_the_correction_stays(string row, string? note)
    {
        _room.Import("date,category,item,amount\n2024-01-01,Bread,Rye,10\n2024-01-01,Cake,Plum,100\n2024-01-02,Bread,Rye,20\n2024-01-02,Cake,Plum,300\n");
        var amendments = new AmendmentStore(_room.Database, _room.Sales, _room.Days, TimeProvider.System);
        amendments.Correct(_room.Datasets.Get(null), new CorrectionRequest(new SeriesKey("Bread", "Rye"), new DateOnly(2024, 1, 1), 99, "Ann", "Counted again"));

        var report = _room.Import($"date,category,item,amount\n2024-01-01,{row}\n", ImportMode.Correct);

        Assert.Equal(note, report.Notes.SingleOrDefault(one => one.Contains("by hand", StringComparison.Ordinal)));
    }

    public void Dispose() => _room.Dispose();
}
