namespace SalesWeb.Sample;

/// <summary>
/// Which items are sold cheaper this week, in every store alike. A promotion begins on a Monday, lasts seven days and is
/// never followed by another of the same item; one item in eleven or so has one.
/// </summary>
public sealed class Promotions(Random random, int items)
{
    private const double Chance = 0.1;

    private static readonly decimal[] Discounts = [0.15m, 0.20m, 0.25m, 0.30m];

    private readonly decimal[] _thisWeek = new decimal[items];
    private readonly decimal[] _lastWeek = new decimal[items];

    /// <summary>Plans the week that begins on this day.</summary>
    public void PlanWeek()
    {
        _thisWeek.CopyTo(_lastWeek, 0);
        for (var item = 0; item < _thisWeek.Length; item++)
        {
            // Both numbers are drawn in any case, so that what an item does has no effect on the others.
            var starts = random.NextDouble() < Chance;
            var discount = Discounts[random.Next(Discounts.Length)];
            _thisWeek[item] = starts && _lastWeek[item] == 0 ? discount : 0;
        }
    }

    /// <summary>The price cut as a fraction of the price; 0 without a promotion.</summary>
    public decimal Discount(int item) => _thisWeek[item];

    /// <summary>
    /// The factor on demand: 4 % more for every per cent off; and a tenth less in the week after, when the cupboards are full.
    /// </summary>
    public double Effect(int item) => _thisWeek[item] > 0
        ? 1 + (4 * (double)_thisWeek[item])
        : _lastWeek[item] > 0 ? 0.9 : 1;
}
