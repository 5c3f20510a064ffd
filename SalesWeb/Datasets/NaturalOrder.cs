namespace SalesWeb.Datasets;

/// <summary>
/// The order in which people expect names: numbers before words and by their value, words by the alphabet.
/// "2" comes before "10", and "bread" before "Rolls".
/// </summary>
public sealed class NaturalOrder : IComparer<string?>
{
    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var xIsNumber = double.TryParse(x, out var a);
        var yIsNumber = double.TryParse(y, out var b);
        if (xIsNumber != yIsNumber)
            return xIsNumber ? -1 : 1;

        var byValue = xIsNumber ? a.CompareTo(b) : string.Compare(x, y, StringComparison.OrdinalIgnoreCase);
        return byValue != 0 ? byValue : string.CompareOrdinal(x, y);
    }
}
