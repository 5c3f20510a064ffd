using System.Data;
using System.IO.Compression;
using Dapper;

namespace SalesWeb.Datasets.Importing;

/// <summary>Keeps a text with a version, packed, in pieces of a few megabytes.</summary>
/// <param name="connection">Where to write to.</param>
/// <param name="transaction">Of which the writing is part.</param>
/// <param name="versionId">The version.</param>
internal sealed class FixUpWriter(IDbConnection connection, IDbTransaction transaction, long versionId) : Stream
{
    private const int PieceBytes = 4 * 1024 * 1024;

    private readonly MemoryStream _piece = new();
    private int _parts;
    private bool _isBroken;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_isBroken)
            return;
        _piece.Write(buffer);
        if (_piece.Length >= PieceBytes)
            Keep();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && _piece.Length > 0 && !_isBroken)
            Keep();
        base.Dispose(disposing);
    }

    private void Keep()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(_piece.GetBuffer(), 0, (int)_piece.Length);
        // A full disk ends the transaction: whatever is written after it would stay, and hide why.
        _isBroken = true;
        connection.Execute(
            "INSERT INTO fix_ups (version_id, part, content) VALUES (@versionId, @part, @content)",
            new { versionId, part = _parts++, content = packed.ToArray() },
            transaction);
        _isBroken = false;
        _piece.SetLength(0);
    }
}
