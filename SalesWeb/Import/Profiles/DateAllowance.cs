namespace SalesWeb.Import.Profiles;

/// <summary>The different dates that all columns of a file keep together, so that thousands of columns take no more memory than a few.</summary>
internal sealed class DateAllowance
{
    private const int Most = 1 << 18;

    /// <summary>So many each column may keep whatever the others have.</summary>
    private const int Always = 64;

    private int _left = Most;

    /// <summary>Whether a column may keep one more.</summary>
    /// <param name="kept">How many it has.</param>
    public bool Take(int kept) => kept < Always || (_left > 0 && _left-- > 0);
}
