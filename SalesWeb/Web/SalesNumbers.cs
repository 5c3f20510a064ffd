using SalesWeb.Series;

namespace SalesWeb.Web;

/// <summary>
/// Writes the sales numbers of a dataset. A column of a table has one number of decimals: two for money; for quantities as many as the
/// data has, at most three. A number that stands alone has its unit as well.
/// </summary>
/// <param name="IsMoney">Whether the numbers are amounts of money or prices.</param>
/// <param name="Unit">A currency such as EUR or $, or a unit such as kg; null if it is not written.</param>
public sealed record SalesNumbers(bool IsMoney, string? Unit)
{
    /// <summary>From this size on, an amount that stands alone has no decimals.</summary>
    private const double WholeFrom = 1_000;

    private const char NonBreakingSpace = '\u00A0';

    public static SalesNumbers Of(Measure measure, SalesUnits units) =>
        measure == Measure.Quantity ? new(false, units.Unit == "pieces" ? null : units.Unit) : new(true, units.Currency);

    /// <summary>Decides the decimals of a column from all of its values.</summary>
    public NumberColumn Column(params IEnumerable<double?> values) => IsMoney ? new NumberColumn(2) : new NumberColumn(NumberColumn.DecimalsOf(values, quantities: true));

    public NumberColumn Column(IEnumerable<double> values) => Column(values.Select(value => (double?)value));

    /// <summary>Writes a number that stands alone, without its unit.</summary>
    public string Figure(double? value) => (IsMoney && Math.Abs(value ?? 0) >= WholeFrom ? new NumberColumn(0) : Column(value)).Write(value);

    /// <summary>Writes a number that stands alone, with its unit: "202,551 EUR", "$12.50", "140 kg", "140".</summary>
    public string Write(double? value)
    {
        var figure = Figure(value);
        if (Unit is null || value is not { } number || !double.IsFinite(number))
            return figure;
        if (Unit.Length > 1 || char.IsLetter(Unit[0]))
            return $"{figure}{NonBreakingSpace}{Unit}";
        return figure.StartsWith('−') ? $"−{Unit}{figure[1..]}" : $"{Unit}{figure}";
    }
}

/// <summary>Writes the numbers of one column, all with the same number of decimals.</summary>
public sealed record NumberColumn(int Decimals)
{
    private const int MaxDecimals = 3;

    /// <summary>Decides the decimals of a column of errors, losses or other numbers that are no sales.</summary>
    public static NumberColumn Of(IEnumerable<double?> values) => new(DecimalsOf(values, quantities: false));

    /// <inheritdoc cref="Of(IEnumerable{double?})"/>
    public static NumberColumn Of(IEnumerable<double> values) => Of(values.Select(value => (double?)value));

    /// <summary>Writes a number with its thousands separated; a dash where there is none.</summary>
    public string Write(double? value)
    {
        if (value is not { } number || !double.IsFinite(number))
            return Format.Number(value);

        var text = Math.Abs(number).ToString($"N{Decimals}");
        return number < 0 && text.AsSpan().ContainsAnyInRange('1', '9') ? $"−{text}" : text;
    }

    /// <summary>
    /// The fewest decimals, at most three, that write every value exactly. Where values need more, as means and forecasts do, the largest
    /// value decides.
    /// </summary>
    internal static int DecimalsOf(IEnumerable<double?> values, bool quantities)
    {
        var (decimals, largest) = (0, 0.0);
        foreach (var value in values)
        {
            if (value is not { } number || !double.IsFinite(number))
                continue;

            largest = Math.Max(largest, Math.Abs(number));
            while (decimals <= MaxDecimals && !IsExact(number, decimals))
                decimals++;
        }

        if (decimals <= MaxDecimals)
            return decimals;
        if (quantities)
            return largest >= 100 ? 0 : largest >= 10 ? 1 : 2;
        return largest >= 1_000 ? 0 : largest >= 100 ? 1 : largest >= 1 ? 2 : largest >= 0.001 ? 4 : 6;
    }

    private static bool IsExact(double value, int decimals)
    {
        var scaled = value * Math.Pow(10, decimals);
        return Math.Abs(scaled - Math.Round(scaled)) <= 1e-6 + (Math.Abs(scaled) * 1e-12);
    }
}
