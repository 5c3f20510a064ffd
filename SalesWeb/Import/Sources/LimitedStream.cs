namespace SalesWeb.Import.Sources;

/// <summary>A stream that is read under a limit that it may share with others.</summary>
/// <param name="inner">What is read; closed with this one.</param>
/// <param name="limit">Asked after each piece.</param>
/// <param name="cancellation">Asked before each piece.</param>
internal sealed class LimitedStream(Stream inner, UnpackLimit limit, CancellationToken cancellation) : ForwardStream
{
    /// <summary>How many were read by now.</summary>
    public long Bytes { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        cancellation.ThrowIfCancellationRequested();
        var count = inner.Read(buffer);
        Bytes += count;
        limit.Add(count);
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
