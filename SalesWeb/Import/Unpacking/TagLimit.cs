using SalesWeb.Import.Sources;

namespace SalesWeb.Import.Unpacking;

/// <summary>The XML of a workbook, of which whoever reads it holds a tag with all its attributes: one that does not end would take all memory.</summary>
/// <param name="inner">What is read; not closed with this one.</param>
/// <param name="name">The workbook as its owner calls it.</param>
internal sealed class TagLimit(Stream inner, string name) : ForwardStream
{
    public const string Remedy = "Save its table as CSV and import that.";

    private const int MostBytes = 16 << 20;

    private int _bytes;

    /// <summary>A tag, or a text between two, has ended.</summary>
    public void Restart() => _bytes = 0;

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        _bytes += count;
        return _bytes <= MostBytes
            ? count
            : throw new UserErrorException($"{name}: the workbook is damaged; a tag or a text in it is longer than {MostBytes >> 20} MB.", Remedy, field: "file");
    }
}
