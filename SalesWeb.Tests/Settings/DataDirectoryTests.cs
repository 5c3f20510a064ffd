using SalesWeb.Settings;

namespace SalesWeb.Tests.Settings;

public class DataDirectoryTests
{
    [Fact]
    public void Everything_lies_inside_the_root()
    {
        var root = Path.Combine(Path.GetTempPath(), "shop");
        var data = new DataDirectory(root, new TrackingSettings { Database = "runs/../track.db", Artifacts = "kept/files" });

        Assert.Equal(root, data.Root);
        Assert.Equal(Path.Combine(root, "sales.db"), data.SalesDatabase);
        Assert.Equal(Path.Combine(root, "track.db"), data.TrackingDatabase);
        Assert.Equal(Path.Combine(root, "kept", "files"), data.Artifacts);
        Assert.Equal(Path.Combine(root, "uploads"), data.Uploads);
        Assert.Equal(Path.Combine(root, "keys"), data.Keys);
    }

    [Fact]
    public void A_relative_root_is_made_full() =>
        Assert.Equal(Path.Combine(Directory.GetCurrentDirectory(), "data"), new DataDirectory("data", new TrackingSettings()).Root);
}
