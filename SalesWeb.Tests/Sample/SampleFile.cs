using System.Text;
using SalesWeb.Sample;

namespace SalesWeb.Tests.Sample;

/// <summary>The file of the default options, made once for all tests of it.</summary>
public sealed class SampleFile
{
    public SampleFile()
    {
        Text = Write(new SampleOptions());
        Rows = [.. Text.TrimEnd('\n').Split('\n').Skip(1).Select(SampleRow.Parse)];
    }

    public string Text { get; }

    public IReadOnlyList<SampleRow> Rows { get; }

    public static string Write(SampleOptions options)
    {
        using var writer = new StringWriter(new StringBuilder());
        ShopSimulation.Write(writer, options);
        return writer.ToString();
    }
}
