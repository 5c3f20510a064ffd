using SalesWeb.Series;

namespace SalesWeb.Training;

/// <summary>What the values of a series are, in words.</summary>
internal static class KindOfSales
{
    /// <summary>For example "daily amounts".</summary>
    public static string InWords(Frequency frequency, Measure measure) =>
        $"{frequency.ToString().ToLowerInvariant()} {(measure == Measure.Amount ? "amounts" : "quantities")}";
}
