using SalesWeb.Datasets.Amendments;
using SalesWeb.Datasets.Versions;
using SalesWeb.Series;
using SalesWeb.Settings;
using SalesWeb.Tests.Datasets;
using SalesWeb.Training;

namespace SalesWeb.Tests.Training;

public sealed class QualityReportsTests : IDisposable
{
    private readonly SalesRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public void A_dataset_is_judged_once_and_anew_when_it_is_corrected()
    {
        _room.Import(SalesFiles.Daily(100, "Bread", "Cake").Replace("2023-03-01,\"Bread\",", "2023-03-01,\"Bread\",99"));
        var (reports, version) = (new QualityReports(_room.Sales, _room.Days, new VersionCache(), new SalesWebSettings()), _room.Datasets.Get(null));

        var first = reports.Of(version);
        Assert.Same(first, reports.Of(version));
        Assert.Same(reports.Whole(version), reports.Whole(version));
        Assert.Equal("Bread", first[0].Name);
        Assert.Equal(new DateOnly(2023, 3, 1), Assert.Single(first[0].Outliers).Date);

        var amendments = new AmendmentStore(_room.Database, _room.Sales, _room.Days, TimeProvider.System);
        amendments.Correct(version, new CorrectionRequest(new SeriesKey("Bread"), new DateOnly(2023, 3, 1), 165, "Ann", "Why"));

        var corrected = _room.Datasets.Get(null);
        Assert.All(reports.Of(corrected), report => Assert.Empty(report.Outliers));
        Assert.Empty(reports.Get(corrected, "Bread").Outliers);
        Assert.Single(reports.Get(version with { Revision = 0 }, "Bread").Outliers);
    }

    [Fact]
    public void A_category_of_a_version_that_is_gone_is_refused()
    {
        _room.Import(SalesFiles.Daily(30, "Bread", "Cake"));
        var version = _room.Datasets.Get(null);
        var reports = new QualityReports(_room.Sales, _room.Days, new VersionCache(), new SalesWebSettings());
        _room.Datasets.Delete("shop");

        Assert.Throws<UserErrorException>(() => reports.Get(version, "Bread"));
    }
}
