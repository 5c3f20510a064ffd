namespace SalesWeb.Import.Sources;

/// <summary>How much may come out of a packed file: a bomb of a few kilobytes is stopped before it fills the disk.</summary>
/// <param name="name">The packed file as its owner calls it.</param>
/// <param name="mostBytes">The bytes that may come out, in all.</param>
/// <param name="remedy">What to do about more.</param>
internal sealed class UnpackLimit(string name, long mostBytes, string remedy)
{
    public const string RaiseIt = "Unpack it yourself and import the tables in it, or raise data.max_unpacked_mb in config.yaml.";

    private const string UnpackIt = "Unpack it yourself and upload the files in it.";

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
        return new UnpackLimit(name, Math.Min(allowed, likely), likely < allowed ? UnpackIt : RaiseIt);
    }

    /// <summary>As much once more, for what comes out a second time.</summary>
    public UnpackLimit Again() => new(name, mostBytes, remedy);

    /// <exception cref="UserErrorException">It is more than may come out.</exception>
    public void Add(long bytes)
    {
        _bytes += bytes;
        if (_bytes > mostBytes)
        {
            throw new UserErrorException(
                $"{name} unpacks to more than {mostBytes >> 20:N0} MB, which no table of sales of its size does.",
                remedy,
                field: "file");
        }
    }
}
