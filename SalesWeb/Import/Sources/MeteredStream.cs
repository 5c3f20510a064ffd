using System.Security.Cryptography;

namespace SalesWeb.Import.Sources;

/// <summary>A file that is read from front to back once, counting and fingerprinting the bytes as they go by.</summary>
/// <param name="path">The file, which must exist.</param>
/// <param name="onRead">Called with the number of bytes of each piece that was read.</param>
/// <param name="cancellation">Asked before each piece.</param>
internal sealed class MeteredStream(string path, Action<int> onRead, CancellationToken cancellation) : ForwardStream
{
    private readonly FileStream _file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public override int Read(Span<byte> buffer)
    {
        cancellation.ThrowIfCancellationRequested();
        var count = _file.Read(buffer);
        _hash.AppendData(buffer[..count]);
        onRead(count);
        return count;
    }

    /// <summary>Reads what is left and returns the SHA-256 of the whole file: 64 hexadecimal digits in lower case.</summary>
    public string Finish()
    {
        CopyTo(Null);
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }
}
