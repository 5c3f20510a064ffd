using SalesWeb.Settings;
using SalesWeb.Storage;
using SalesWeb.Tests.Training;

namespace SalesWeb.Tests.Storage;

/// <summary>One server for a data directory.</summary>
public sealed class ServerLockTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    private DataDirectory Directory => new(_folder.File("data"), new TrackingSettings());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_second_server_is_refused_with_the_process_and_the_host_of_the_first()
    {
        using var first = ServerLock.Take(Directory);

        var error = Assert.Throws<UserErrorException>(() => ServerLock.Take(Directory));

        Assert.Equal(UserErrorKind.Conflict, error.Kind);
        Assert.Contains($"process {Environment.ProcessId} on {Environment.MachineName}", error.Message);
    }

    [Fact]
    public void The_directory_is_free_again_when_the_first_server_has_ended()
    {
        ServerLock.Take(Directory).Dispose();

        ServerLock.Take(Directory).Dispose();
    }

    [Fact]
    public async Task A_killed_server_leaves_no_lock()
    {
        using var killed = await SalesWebProcess.Start(Directory.Root);
        Assert.Throws<UserErrorException>(() => ServerLock.Take(Directory));

        killed.Kill();

        ServerLock.Take(Directory).Dispose();
    }
}
