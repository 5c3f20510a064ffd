namespace SalesWeb.Import.Sources;

/// <summary>A file that is written under a limit that it may share with others.</summary>
/// <param name="path">Where it lies; what lay there is gone.</param>
/// <param name="limit">Asked before each piece.</param>
/// <param name="cancellation">Asked before each piece.</param>
internal sealed class LimitedFile(string path, UnpackLimit limit, CancellationToken cancellation) : ForwardStream
{
    private readonly FileStream _file = File.Create(path);

    public override bool CanRead => false;

    public override bool CanWrite => true;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        cancellation.ThrowIfCancellationRequested();
        limit.Add(buffer.Length);
        _file.Write(buffer);
    }

    public override void Flush() => _file.Flush();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _file.Dispose();
        base.Dispose(disposing);
    }
}
