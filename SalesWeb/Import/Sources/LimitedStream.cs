namespace SalesWeb.Import.Sources;

/// <summary>A stream that is read from front to back once, under a limit that it may share with others.</summary>
/// <param name="inner">What is read; closed with this one.</param>
/// <param name="limit">Asked after each piece.</param>
/// <param name="cancellation">Asked before each piece.</param>
internal sealed class LimitedStream(Stream inner, UnpackLimit limit, CancellationToken cancellation) : Stream
{
    /// <summary>How many were read by now.</summary>
    public long Bytes { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        cancellation.ThrowIfCancellationRequested();
        var count = inner.Read(buffer);
        Bytes += count;
        limit.Add(count);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
