using System.Runtime.InteropServices;
using SalesWeb.Settings;
using SalesWeb.Storage;

namespace SalesWeb.Tests.Storage;

/// <summary>What is stored can be read by its owner alone.</summary>
public sealed partial class PrivateFilesTests : IDisposable
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_server_creates_private_files_and_folders_whatever_the_umask()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        _ = SetMask(0);
        using var app = new SalesWebApp();
        app.Import(SalesFiles.Daily(90, "Bread"));
        app.Train("Bread");
        _ = app.Address;
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(app.Data, "uploads")).FullName, "upload"), "");

        var open = Open(app.Data);

        Assert.Empty(open);
        Assert.Contains(Directory.EnumerateFiles(app.Data), path => path.EndsWith("sales.db-wal", StringComparison.Ordinal));
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(app.Data, "artifacts"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void An_existing_installation_is_tightened_and_the_files_of_others_are_not()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        var data = new DataDirectory(_folder.File("data"), new TrackingSettings());
        string[] own = ["sales.db", "sales.db-wal", "tracking.db", "artifacts/1/model.safetensors", "keys/key.xml", "uploads/one"];
        foreach (var path in own.Append("sales_data.csv").Select(name => Path.Combine(data.Root, name)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "");
            Open(path, 0b110_100_100);
            Open(Path.GetDirectoryName(path)!, 0b111_101_101);
        }

        Assert.Empty(PrivateFiles.Tighten(data));

        Assert.Equal([Path.Combine(data.Root, "sales_data.csv")], Open(data.Root));
    }

    private static void Open(string path, int mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, (UnixFileMode)mode);
    }

    /// <summary>What others than the owner can use.</summary>
    private static List<string> Open(string root)
    {
        var open = new List<string>();
        foreach (var path in Directory.GetFileSystemEntries(root, "*", SearchOption.AllDirectories).Append(root))
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
                open.Add(path);
        }

        return open;
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial int SetMask(int mask);
}
