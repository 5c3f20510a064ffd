using SalesWeb.Storage;

namespace SalesWeb.Tests.Storage;

public class ProcessIdentityTests
{
    [Fact]
    public void This_process_is_alive() => Assert.True(ProcessIdentity.IsAlive(ProcessIdentity.Current));

    [Fact]
    public void Another_process_that_runs_is_alive_until_it_ends()
    {
        using var child = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("sleep", "60"))!;
        var name = ProcessIdentity.Of(child);
        Assert.True(ProcessIdentity.IsAlive(name));

        child.Kill();
        child.WaitForExit();

        Assert.False(ProcessIdentity.IsAlive(name));
    }

    [Fact]
    public void A_process_that_had_this_id_before_is_not_this_one()
    {
        var parts = ProcessIdentity.Current.Split('/');
        var earlier = long.Parse(parts[2]) - 60_000;

        Assert.False(ProcessIdentity.IsAlive($"{parts[0]}/{parts[1]}/{earlier}"));
    }

    [Fact]
    public void A_start_read_a_little_differently_is_still_the_same()
    {
        var parts = ProcessIdentity.Current.Split('/');

        Assert.All(
            Enumerable.Range(-100, 201),
            milliseconds => Assert.True(
                ProcessIdentity.IsAlive($"{parts[0]}/{parts[1]}/{long.Parse(parts[2]) + (10 * milliseconds)}")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b/c")]
    [InlineData("elsewhere/1/20240101000000")]
    public void What_is_not_a_process_of_this_machine_counts_as_gone(string name) => Assert.False(ProcessIdentity.IsAlive(name));
}
