using SalesWeb.Tracking;

namespace SalesWeb.Tests.Tracking;

public sealed class ArtifactStoreTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly ArtifactStore _store;

    public ArtifactStoreTests()
    {
        _store = new ArtifactStore(_folder.File("artifacts"));
        File.WriteAllText(Path.Combine(_store.Folder(1), "model.txt"), "12345");
        File.WriteAllText(_folder.File("secret.txt"), "secret");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_are_listed_with_their_size() => Assert.Equal([new Artifact("model.txt", 5)], _store.List(1));

    [Fact]
    public void Checkpoints_are_no_artifacts_and_go_without_the_others()
    {
        File.WriteAllText(_store.Checkpoint(1), "now");
        File.WriteAllText(_store.Checkpoint(1) + ".0123.tmp", "half written");
        File.WriteAllText(Path.Combine(_store.Folder(1), "checkpoint.2.safetensors"), "of the second network");

        Assert.Equal([new Artifact("model.txt", 5)], _store.List(1));
        Assert.Null(_store.Find(1, "checkpoint.safetensors"));
        _store.RemoveCheckpoints(1);

        Assert.Equal(_store.Find(1, "model.txt"), Assert.Single(Directory.GetFiles(_store.Folder(1))));
    }

    [Fact]
    public void A_run_without_files_has_none() => Assert.Empty(_store.List(2));

    [Theory]
    [InlineData("../../secret.txt")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("model.txt/")]
    public void A_name_never_leads_out_of_the_folder(string name) => Assert.Null(_store.Find(1, name));

    [Fact]
    public void A_file_is_found_by_its_name() => Assert.Equal("12345", File.ReadAllText(_store.Find(1, "model.txt")!));
}
