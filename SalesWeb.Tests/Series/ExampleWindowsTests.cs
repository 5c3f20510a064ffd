using SalesWeb.Series;

namespace SalesWeb.Tests.Series;

public class ExampleWindowsTests
{
    /// <summary>Against every origin there could be, tried one by one.</summary>
    [Theory]
    [InlineData(14, 28, 0, 100)]
    [InlineData(14, 28, 80, 120)]
    [InlineData(3, 1, 0, 4)]
    [InlineData(3, 1, 0, 3)]
    [InlineData(5, 10, 0, 7)]
    public void Origins_are_all_those_whose_past_is_there_and_whose_future_lies_within(int length, int horizon, int from, int to)
    {
        var expected = Enumerable.Range(0, to + 1)
            .Where(origin => origin - length >= 0 && origin >= from && origin + horizon <= to);

        Assert.Equal(expected, new ExampleWindows(length, horizon).Origins(from, to));
    }

    [Fact]
    public void The_shortest_series_holds_exactly_one_example()
    {
        var windows = new ExampleWindows(14, 28);

        Assert.Single(windows.Origins(0, windows.Shortest));
        Assert.Empty(windows.Origins(0, windows.Shortest - 1));
    }
}
