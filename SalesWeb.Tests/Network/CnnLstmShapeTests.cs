using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

public class CnnLstmShapeTests
{
    [Fact]
    public void A_window_as_long_as_the_kernel_is_the_shortest() => Assert.Empty(new CnnLstmShape { Window = 3 }.Problems());

    [Fact]
    public void A_window_shorter_than_the_kernel_is_refused()
    {
        var error = Assert.Throws<UserErrorException>(() => new CnnLstm(new CnnLstmShape { Window = 2 }, new Random(1)));

        Assert.Equal("The network's window is 2, shorter than its kernel of 3, so the convolution would have nothing to return.", error.Message);
    }

    [Fact]
    public void All_sizes_out_of_range_are_named_together()
    {
        var error = Assert.Throws<UserErrorException>(() => new CnnLstm(new CnnLstmShape { Channels = 0, Hidden = -4, Outputs = 1_000_000 }, new Random(1)));

        Assert.Contains("channels is 0", error.Message);
        Assert.Contains("hidden is -4", error.Message);
        Assert.Contains("outputs is 1000000", error.Message);
    }

    [Fact]
    public void A_network_beyond_any_memory_is_refused_before_any_is_taken() =>
        Assert.Contains("parameters", Assert.Single(new CnnLstmShape { Hidden = 16384 }.Problems()));
}
