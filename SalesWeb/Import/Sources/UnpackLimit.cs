namespace SalesWeb.Import.Sources;

/// <summary>How much may come out of a packed file: a bomb of a few kilobytes is stopped before it fills the disk.</summary>
/// <param name="name">The packed file as its owner calls it.</param>
/// <param name="mostBytes">The bytes that may come out, in all.</param>
/// <param name="isSetting">Whether it is a setting that allows no more, and not the size of the file that makes more unlikely.</param>
internal sealed class UnpackLimit(string name, long mostBytes, bool isSetting)
{
    /// <summary>What may come out is at most so many times what is in; tables of sales are packed to a tenth.</summary>
    private const int MostTimes = 100;

    /// <summary>So much may always come out, because small tables of equal rows are packed to nearly nothing.</summary>
    private const long AlwaysBytes = 64L << 20;

    private long _bytes;

    /// <param name="name">The packed file as its owner calls it.</param>
    /// <param name="packedBytes">Its size.</param>
    /// <param name="mostMb">What the settings allow, in mebibytes.</param>
    public static UnpackLimit For(string name, long packedBytes, int mostMb)
    {
        var (allowed, likely) = ((long)mostMb << 20, Math.Max(AlwaysBytes, packedBytes * MostTimes));
        return new UnpackLimit(name, Math.Min(allowed, likely), isSetting: allowed <= likely);
    }

    /// <summary>As much once more, for what comes out a second time.</summary>
    public UnpackLimit Again() => new(name, mostBytes, isSetting);

    /// <exception cref="UserErrorException">It is more than may come out.</exception>
    public void Add(long bytes)
    {
        _bytes += bytes;
        if (_bytes > mostBytes)
        {
            throw new UserErrorException(
                $"{name} unpacks to more than {mostBytes >> 20:N0} MB, {(isSetting ? "which is more than may be unpacked" : "which no table of sales of its size does")}.",
                isSetting
                    ? "Unpack it yourself and import the tables in it, or raise data.max_unpacked_mb in config.yaml."
                    : "Unpack it yourself and upload the files in it.",
                field: "file");
        }
    }
}
