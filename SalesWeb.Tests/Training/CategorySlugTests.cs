using SalesWeb.Training;

namespace SalesWeb.Tests.Training;

public class CategorySlugTests
{
    [Theory]
    [InlineData("Beauty")]
    [InlineData("1")]
    [InlineData("sub-category_2")]
    public void A_safe_name_stays_as_it_is(string category) => Assert.Equal(category, CategorySlug.Of(category));

    [Theory]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("")]
    [InlineData("Früchte 🍓")]
    [InlineData("C:\\x\0")]
    public void Any_other_name_becomes_safe(string category) => Assert.Matches("^[A-Za-z0-9_-]+$", CategorySlug.Of(category));

    [Fact]
    public void Names_that_look_alike_stay_apart() => Assert.NotEqual(CategorySlug.Of("a/b"), CategorySlug.Of("a?b"));

    [Fact]
    public void A_long_name_becomes_short() => Assert.InRange(CategorySlug.Of(new string('x', 300)).Length, 1, 60);
}
