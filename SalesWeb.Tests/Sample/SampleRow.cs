namespace SalesWeb.Tests.Sample;

/// <summary>A row of a sample file, read back by the plainest of readers.</summary>
public sealed record SampleRow(
    DateOnly Date, string Store, string Category, string Item, int Quantity, decimal Price, decimal Amount, bool IsPromotion)
{
    public static SampleRow Parse(string line)
    {
        var cells = line.Split(',');
        return new SampleRow(
            DateOnly.ParseExact(cells[0], "yyyy-MM-dd"),
            cells[1],
            cells[2],
            cells[3],
            int.Parse(cells[4]),
            decimal.Parse(cells[5]),
            decimal.Parse(cells[6]),
            cells[7] == "1");
    }
}
