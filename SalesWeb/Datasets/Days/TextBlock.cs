using System.Globalization;
using System.Text;

namespace SalesWeb.Datasets.Days;

/// <summary>
/// The days of versions imported before there were blocks, as the migration wrote them from its tables: "T", then for each day
/// <c>date|rows|quantity|amount|sum of prices|rows with a price|rows on promotion</c>, with semicolons between.
/// </summary>
internal static class TextBlock
{
    public static bool Is(ReadOnlySpan<byte> content) => content is [(byte)'T', ..];

    /// <summary>The same as a block of today.</summary>
    public static byte[] Repack(ReadOnlySpan<byte> content)
    {
        var rows = Encoding.ASCII.GetString(content[1..]).Split(';').Select(row => row.Split('|'));
        var table = new DayTable();
        foreach (var row in rows)
        {
            var totals = new DayTotals
            {
                Rows = int.Parse(row[1]),
                Quantity = Number(row[2]),
                Amount = Number(row[3]),
                PriceSum = Number(row[4]),
                Priced = int.Parse(row[5]),
                Promoted = int.Parse(row[6]),
            };
            table.Add(DateOnly.ParseExact(row[0], "yyyy-MM-dd").DayNumber, totals);
        }

        return table.Pack();
    }

    private static double Number(string text) => text == "" ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);
}
