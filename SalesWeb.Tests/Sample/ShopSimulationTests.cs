using System.Text;
using SalesWeb.Sample;

namespace SalesWeb.Tests.Sample;

public sealed class ShopSimulationTests(SampleFile file) : IClassFixture<SampleFile>
{
    [Fact]
    public void The_bundled_file_is_the_output_of_the_defaults_byte_for_byte()
    {
        var bundled = File.ReadAllBytes(Path.Combine(Repository.Root, "data", "sales_data.csv"));

        Assert.InRange(bundled.Length, 1, 5_000_000);
        Assert.True(bundled.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(file.Text)), "Make it anew as data/README.md says.");
    }

    [Fact]
    public void Another_seed_gives_another_file()
    {
        var one = SampleFile.Write(new SampleOptions { Years = 1, Seed = 1 });

        Assert.Equal(one, SampleFile.Write(new SampleOptions { Years = 1, Seed = 1 }));
        Assert.NotEqual(one, SampleFile.Write(new SampleOptions { Years = 1, Seed = 2 }));
    }

    [Fact]
    public void The_file_spans_the_years_up_to_its_last_day()
    {
        Assert.Equal(new DateOnly(2022, 7, 1), file.Rows[0].Date);
        Assert.Equal(ShopSimulation.LastDay, file.Rows[^1].Date);
        Assert.Equal(file.Rows.Select(row => row.Date).Order(), file.Rows.Select(row => row.Date));
    }

    [Fact]
    public void There_are_six_categories_eighteen_items_and_three_stores()
    {
        Assert.Equal(
            ["Bread", "Dairy", "Drinks", "Fruit", "Household", "Sweets"],
            file.Rows.Select(row => row.Category).Distinct().Order());
        Assert.Equal(18, file.Rows.Select(row => row.Item).Distinct().Count());
        Assert.Equal(["Harbour", "Market", "Station"], file.Rows.Select(row => row.Store).Distinct().Order());
    }

    [Fact]
    public void Every_amount_is_quantity_times_price() =>
        Assert.All(file.Rows, row => Assert.Equal(row.Quantity * row.Price, row.Amount));

    [Fact]
    public void Four_times_the_scale_is_four_times_the_stores_and_leaves_the_first_three_as_they_are()
    {
        var small = SampleFile.Write(new SampleOptions { Years = 1 }).Split('\n');
        var large = SampleFile.Write(new SampleOptions { Years = 1, Scale = 4 }).Split('\n');
        var firstThree = large.Where(line => !line.Contains("Harbour ") && !line.Contains("Market ") && !line.Contains("Station "));

        Assert.Equal(small, firstThree);
        Assert.Equal(12, large[1..^1].Select(line => SampleRow.Parse(line).Store).Distinct().Count());
        Assert.InRange(large.Length / (double)small.Length, 3.9, 4.1);
    }

    [Theory]
    [InlineData(0, 1, "--years is 0")]
    [InlineData(21, 1, "--years is 21")]
    [InlineData(4, 0, "--scale is 0")]
    [InlineData(4, 10_001, "--scale is 10001")]
    public void An_option_out_of_range_is_refused_before_anything_is_written(int years, int scale, string problem)
    {
        using var writer = new StringWriter();

        var error = Assert.Throws<UserErrorException>(
            () => ShopSimulation.Write(writer, new SampleOptions { Years = years, Scale = scale }));

        Assert.Contains(problem, error.Message);
        Assert.Empty(writer.ToString());
    }

    [Fact]
    public void Two_options_out_of_range_are_reported_together()
    {
        var error = Assert.Throws<UserErrorException>(new SampleOptions { Years = 0, Scale = 0 }.Check);

        Assert.Contains("--years", error.Message);
        Assert.Contains("--scale", error.Message);
    }

    [Theory]
    [InlineData(int.MinValue)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void Every_seed_is_good(int seed) =>
        Assert.NotEmpty(SampleFile.Write(new SampleOptions { Years = 1, Seed = seed }));
}
