using Microsoft.Data.Sqlite;
using SalesWeb.Storage;

namespace SalesWeb.Tests.Storage;

public class StorageErrorsTests
{
    [Theory]
    [InlineData(5, UserErrorKind.Conflict)]
    [InlineData(8, UserErrorKind.Conflict)]
    [InlineData(10, UserErrorKind.NoRoom)]
    [InlineData(11, UserErrorKind.Conflict)]
    [InlineData(13, UserErrorKind.NoRoom)]
    [InlineData(14, UserErrorKind.Conflict)]
    [InlineData(26, UserErrorKind.Conflict)]
    public void What_a_user_can_put_right_names_the_file_and_a_remedy(int code, UserErrorKind kind)
    {
        var cause = new SqliteException("as SQLite says it", code);

        var error = StorageErrors.Explain(cause, "/data/sales.db");

        Assert.NotNull(error);
        Assert.Equal(kind, error.Kind);
        Assert.Contains("/data/sales.db", error.Message);
        Assert.NotEmpty(error.Remedy);
        Assert.Same(cause, error.InnerException);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(19)]
    public void A_wrong_statement_or_a_broken_constraint_is_ours(int code) =>
        Assert.Null(StorageErrors.Explain(new SqliteException("", code), "/data/sales.db"));
}
