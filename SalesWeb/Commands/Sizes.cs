namespace SalesWeb.Commands;

/// <summary>Bytes as people read them.</summary>
internal static class Sizes
{
    private static readonly string[] Units = ["bytes", "KiB", "MiB", "GiB", "TiB"];

    /// <summary>For example "512 bytes" or "1.5 MiB".</summary>
    public static string Of(long bytes)
    {
        var unit = 0;
        var size = (double)bytes;
        for (; size >= 1024 && unit < Units.Length - 1; unit++)
            size /= 1024;
        return unit == 0 ? $"{bytes} bytes" : $"{size:0.0} {Units[unit]}";
    }
}
