using System.Text;

namespace SalesWeb.Tests.Sample;

/// <summary>Passes text on, counts it, and takes a measurement after every five million characters.</summary>
public sealed class PeakWriter(TextWriter inner, Action measure) : TextWriter
{
    private const long Every = 5_000_000;

    public long Characters { get; private set; }

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value)
    {
        inner.Write(value);
        var before = Characters;
        Characters += value?.Length ?? 0;
        if (Characters / Every != before / Every)
            measure();
    }
}
