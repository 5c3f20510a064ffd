using System.Runtime.InteropServices;
using SQLitePCL;

namespace SalesWeb.Storage;

/// <summary>Which SQLite does the work: the one that came along, or the system's where that is newer.</summary>
public static class SqliteLibrary
{
    // The number of the version that comes along, 3.35.5, as SQLite writes it.
    private const int Bundled = 3_035_005;

    private static readonly string[] SystemNames = ["libsqlite3.so.0", "libsqlite3.dylib"];

    // Once for the process, whoever asks first: a resolver cannot be set twice.
    private static readonly Lazy<string> Chosen = new(ChooseNewest);

    /// <summary>The version in use, for example "3.40.1".</summary>
    public static string Version => Chosen.Value;

    /// <summary>Chooses, if that has not been done. It must be before the process's first connection.</summary>
    public static void Choose() => _ = Chosen.Value;

    private static string ChooseNewest()
    {
        var newer = SystemNames.Select(Newer).FirstOrDefault(handle => handle != 0);
        if (newer != 0)
            NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, (_, _, _) => newer);

        Batteries_V2.Init();
        return raw.sqlite3_libversion().utf8_to_string();
    }

    /// <summary>The library of this name, where the system has it and it is newer than ours; otherwise 0.</summary>
    private static unsafe nint Newer(string name)
    {
        if (!NativeLibrary.TryLoad(name, out var handle))
            return 0;
        if (NativeLibrary.TryGetExport(handle, "sqlite3_libversion_number", out var version)
            && ((delegate* unmanaged<int>)version)() > Bundled)
            return handle;

        NativeLibrary.Free(handle);
        return 0;
    }
}
