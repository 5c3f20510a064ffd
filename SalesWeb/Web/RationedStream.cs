namespace SalesWeb.Web;

/// <summary>Reads another stream as far as it is allowed to, whatever the other announces of its length. It does not own the other.</summary>
/// <param name="inner">What is read.</param>
/// <param name="allowed">Bytes that may be read at first.</param>
/// <param name="refusal">What is thrown at the first byte beyond.</param>
internal sealed class RationedStream(Stream inner, long allowed, Func<Exception> refusal) : Stream
{
    private long _left = allowed;

    private Func<Exception> _refusal = refusal;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Lets <paramref name="bytes"/> more be read than before.</summary>
    public void Allow(long bytes, Func<Exception> refusal) => (_left, _refusal) = (_left + bytes, refusal);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await inner.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Count(int read)
    {
        _left -= read;
        return _left >= 0 ? read : throw _refusal();
    }
}
