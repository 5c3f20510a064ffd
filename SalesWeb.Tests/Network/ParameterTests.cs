using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

public class ParameterTests
{
    [Fact]
    public void A_tensor_of_three_dimensions_becomes_a_matrix_per_tap()
    {
        var parameter = new Parameter("conv1.weight", 2, 3, 4);
        parameter.FromPyTorch([.. Enumerable.Range(0, 24).Select(n => (float)n)]);

        for (var r = 0; r < 2; r++)
        {
            for (var f = 0; f < 3; f++)
            {
                for (var k = 0; k < 4; k++)
                    Assert.Equal((r * 3 + f) * 4 + k, parameter.Value[r, k * 3 + f]);
            }
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(2, 7)]
    [InlineData(3, 2, 4)]
    public void Values_come_back_in_the_order_they_were_given(params int[] shape)
    {
        var parameter = new Parameter("any", shape);
        float[] values = [.. Enumerable.Range(0, parameter.Values.Length).Select(n => (float)n)];

        parameter.FromPyTorch(values);

        Assert.Equal(values, parameter.ToPyTorch());
    }

    [Fact]
    public void The_matrices_and_the_buffers_are_the_same_numbers()
    {
        var parameter = new Parameter("any", 2, 3);
        parameter.Values[4] = 5;
        parameter.Gradient[1, 2] = 6;

        Assert.Equal(5, parameter.Value[0, 2]);
        Assert.Equal(6, parameter.Gradients[5]);
    }
}
