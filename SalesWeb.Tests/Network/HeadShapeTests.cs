using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

public class HeadShapeTests
{
    private static readonly HeadShape Shape = new() { Inputs = 5, Horizon = 4, Future = 3, Levels = [0.1, 0.5, 0.9], BaseFeature = 2 };

    [Fact]
    public void All_that_is_out_of_range_is_named()
    {
        var wrong = new HeadShape
        {
            Inputs = 0,
            Horizon = -1,
            Future = -1,
            Context = 0,
            Shared = int.MaxValue,
            Hidden = 0,
            Dropout = double.NaN,
            Levels = [0.5, 0.5],
            BaseFeature = 0,
        };

        Assert.Equal(9, wrong.Problems().Count());
        Assert.Contains("The head's horizon is -1; it must be at least 1 and at most 16384.", wrong.Problems());
        Assert.Empty(Shape.Problems());
    }

    [Fact]
    public void A_network_names_what_is_wrong_with_its_head()
    {
        var shape = new CnnLstmShape { Hidden = 6, Head = Shape with { Levels = [] } };

        Assert.Equal(2, shape.Problems().Count());
        Assert.Throws<UserErrorException>(() => new CnnLstm(shape, new Random(1)));
    }

    [Fact]
    public void Equal_sizes_and_levels_make_equal_shapes()
    {
        Assert.Equal(Shape, Shape with { Levels = [0.1, 0.5, 0.9] });
        Assert.Equal(Shape.GetHashCode(), (Shape with { Levels = [0.1, 0.5, 0.9] }).GetHashCode());
        Assert.NotEqual(Shape, Shape with { Levels = [0.1, 0.5, 0.8] });
        Assert.NotEqual(Shape, Shape with { BaseFeature = null });
    }
}
