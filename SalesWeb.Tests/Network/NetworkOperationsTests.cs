using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

public class NetworkOperationsTests
{
    [Fact]
    public void The_reference_network_takes_592_256_operations_for_a_prediction()
    {
        // conv 2·32·1·3·12 = 2,304; lstm 2·4·64·(32 + 64)·12 = 589,824; head 2·64·1 = 128.
        var shape = new CnnLstmShape();

        Assert.Equal(12, NetworkOperations.EncodedSteps(shape));
        Assert.Equal(592_256, NetworkOperations.Forward(shape));
        Assert.Equal(1_776_768, NetworkOperations.Training(shape));
    }

    [Fact]
    public void A_second_convolution_and_a_second_LSTM_read_what_the_first_wrote()
    {
        // conv 2·3·2·3·8 = 288 and 2·3·3·3·6 = 324; lstm 2·4·4·(3 + 4)·6 = 1,344 and 2·4·4·(4 + 4)·6 = 1,536; head 2·4·5 = 40.
        var shape = new CnnLstmShape { Features = 2, Window = 10, Channels = 3, Kernel = 3, Convolutions = 2, Hidden = 4, LstmLayers = 2, Outputs = 5 };

        Assert.Equal(3_532, NetworkOperations.Forward(shape));
    }

    [Fact]
    public void A_causal_convolution_keeps_all_steps() =>
        Assert.Equal(14, NetworkOperations.EncodedSteps(new CnnLstmShape { IsCausal = true, Convolutions = 3 }));
}
