using SalesWeb.Settings;

namespace SalesWeb.Tests.Import;

/// <summary>Settings under which half of a small file may be bad, so that a test can show what becomes of a bad row.</summary>
internal static class Lenient
{
    public static SalesWebSettings Settings { get; } = new() { Data = new DataSettings { MaxRejectedShare = 0.5 } };
}
