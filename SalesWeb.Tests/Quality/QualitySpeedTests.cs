using System.Diagnostics;
using System.Text;
using SalesWeb.Tests.Datasets;
using SalesWeb.Training;

namespace SalesWeb.Tests.Quality;

[Collection(Alone.Name)]
public sealed class QualitySpeedTests : IDisposable
{
    private const int Categories = 200;
    private const int Days = 1_461;

    private readonly SalesRoom _room = new();

    public void Dispose() => _room.Dispose();

    /// <summary>2,000 categories of four years shall take a few seconds; a tenth of them is tried here, with time to spare for a busy machine.</summary>
    [Fact]
    public void Two_hundred_categories_of_four_years_take_less_than_three_seconds()
    {
        _room.Import(Text());
        var version = _room.Datasets.Get(null);
        var reports = new QualityReports(_room.Sales, _room.Days);
        _ = reports.Get(version, "c1"); // code is compiled on its first use

        var seconds = Enumerable.Range(0, 3).Select(_ => Time(new QualityReports(_room.Sales, _room.Days))).ToList();
        TestContext.Current.TestOutputHelper!.WriteLine($"{Categories} categories of {Days} days: {string.Join(", ", seconds.Select(one => $"{one:0.00}"))} s");
        Assert.InRange(seconds.Min(), 0, 3);

        var all = reports.Of(version);
        Assert.Equal(Categories, all.Count);
        var clock = Stopwatch.StartNew();
        Assert.Same(all, reports.Of(version));
        Assert.InRange(clock.Elapsed.TotalMilliseconds, 0, 50);

        double Time(QualityReports anew)
        {
            var clock = Stopwatch.StartNew();
            anew.Of(version);
            return clock.Elapsed.TotalSeconds;
        }
    }

    private static string Text()
    {
        var random = new Random(1);
        var text = new StringBuilder("date,category,amount\n");
        for (var day = 0; day < Days; day++)
        {
            for (var category = 0; category < Categories; category++)
            {
                if (random.Next(50) > 0)
                    text.Append($"{new DateOnly(2020, 1, 1).AddDays(day):yyyy-MM-dd},c{category},{(category % 4 == 0 && random.Next(3) > 0 ? 0 : 100 + (20 * (day % 7)) + random.Next(50))}\n");
            }
        }

        return text.ToString();
    }
}
