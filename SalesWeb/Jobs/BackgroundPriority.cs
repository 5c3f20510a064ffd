using System.Runtime.InteropServices;

namespace SalesWeb.Jobs;

/// <summary>Lets the pages go before the jobs where both want the processor.</summary>
internal static partial class BackgroundPriority
{
    private const int OfProcessOrThread = 0;
    private const int CallingThread = 0;
    private const int Nicer = 10;

    /// <summary>Lowers the priority of the calling thread for good. Where the system does not allow it, all goes on as before.</summary>
    public static void Lower()
    {
        // On Linux .NET ignores thread priorities, while the system itself has them for every thread.
        if (OperatingSystem.IsLinux())
            _ = SetPriority(OfProcessOrThread, CallingThread, Nicer);
        else
            Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int priority);
}
