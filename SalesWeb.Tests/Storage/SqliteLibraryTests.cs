using SalesWeb.Storage;

namespace SalesWeb.Tests.Storage;

public class SqliteLibraryTests
{
    [Fact]
    public void The_library_is_the_one_that_came_along_or_a_newer_one() =>
        Assert.InRange(Version.Parse(SqliteLibrary.Version), new Version(3, 35, 5), new Version(4, 0));
}
