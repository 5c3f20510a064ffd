namespace SalesWeb.Tests;

/// <summary>
/// Measures what the whole process holds. What other tests leave behind comes and goes meanwhile, so a limit says "a
/// part of the file", not "these buffers": it lies well above the noise of a few megabytes and well below the file.
/// </summary>
internal static class ProcessMemory
{
    /// <summary>16 MiB, in bytes; the files of the tests that use it are held in 40 MB or more where they are held.</summary>
    public const long Little = 16 << 20;

    /// <summary>Bytes reachable after a full collection.</summary>
    public static long Held()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
