namespace SalesWeb.Sample;

/// <summary>One of the shop's stores.</summary>
/// <param name="Name">As it stands in the file.</param>
/// <param name="Size">How much it sells, 1 being an average store.</param>
/// <param name="OpensOnSundays">Whether it opens on Sundays and public holidays too. On Christmas Day and New Year's Day none does.</param>
public sealed record Store(string Name, double Size, bool OpensOnSundays)
{
    private static readonly Store[] Three =
    [
        new("Harbour", 0.8, OpensOnSundays: false),
        new("Market", 1.2, OpensOnSundays: false),
        new("Station", 1.0, OpensOnSundays: true),
    ];

    /// <summary>Store <paramref name="number"/>, counted from 0: the three, then their sisters "Harbour 2", "Market 2" and so on.</summary>
    public static Store Number(int number)
    {
        var store = Three[number % Three.Length];
        return number < Three.Length ? store : store with { Name = $"{store.Name} {(number / Three.Length) + 1}" };
    }

    /// <summary>How many stores there are at scale 1.</summary>
    public static int Count => Three.Length;

    public bool IsOpen(DateOnly date) => date is not ({ Month: 12, Day: 25 } or { Month: 1, Day: 1 })
        && (OpensOnSundays || (date.DayOfWeek != DayOfWeek.Sunday && !PublicHolidays.Contain(date)));
}
