using SalesWeb.Datasets;
using SalesWeb.Tests.Datasets;

namespace SalesWeb.Tests.Import;

/// <summary>What the cells of a column of promotions say.</summary>
public sealed class PromotionTextTests : IDisposable
{
    private readonly SalesRoom _room = new();

    [Theory]
    [InlineData("0")]
    [InlineData("0,0")]
    [InlineData("0.00")]
    [InlineData("0 %")]
    [InlineData("0,0\u00A0%")]
    [InlineData("0,00 €")]
    [InlineData("FALSCH")]
    [InlineData("Faux")]
    [InlineData("falso")]
    [InlineData("NEIN")]
    [InlineData("Não")]
    [InlineData("FAŁSZ")]
    [InlineData("aus")]
    [InlineData("off")]
    [InlineData("none")]
    [InlineData("keine")]
    [InlineData("Keine Aktion")]
    [InlineData("No Promotion")]
    [InlineData("sans promotion")]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("n/a")]
    public void There_is_no_promotion(string cell) => Assert.Equal([0, 1], Promoted(cell, "1"));

    [Theory]
    [InlineData("1")]
    [InlineData("1,0")]
    [InlineData("0,5")]
    [InlineData("0.25")]
    [InlineData("15 %")]
    [InlineData("x")]
    [InlineData("WAHR")]
    [InlineData("yes")]
    [InlineData("Aus dem Prospekt")]
    [InlineData("Nonstop")]
    [InlineData("3 for 2")]
    public void There_is_one(string cell) => Assert.Equal([1, 0], Promoted(cell, "0"));

    public void Dispose() => _room.Dispose();

    private IEnumerable<int> Promoted(params string[] cells)
    {
        var report = _room.Import("Datum;Warengruppe;Umsatz;Aktion\n" + string.Concat(cells.Select((cell, i) => $"2024-01-{i + 1:00};Brot;1,5;{cell}\n")));
        return _room.Days.Days(report.VersionId!.Value, SalesSelection.All).Select(day => day.Promoted);
    }
}
