using Dapper;
using SalesWeb.Storage;

namespace SalesWeb.Exploration;

/// <summary>Views with a name. They outlive their dataset, so that they are there again when it is.</summary>
public sealed class SavedViewStore(TrackingDatabase database, TimeProvider clock)
{
    /// <summary>In characters.</summary>
    public const int LongestName = 80;

    /// <summary>A page of the views, by dataset and name.</summary>
    /// <param name="limit">The number of views on a page.</param>
    /// <param name="offset">The number of views before the page.</param>
    public IReadOnlyList<SavedView> List(int limit = int.MaxValue, int offset = 0)
    {
        using var connection = database.Value.Open();
        return
        [
            .. connection.Query<SavedView>(
                "SELECT id, dataset, name, query, saved_at FROM saved_views ORDER BY dataset, name LIMIT @limit OFFSET @offset",
                new { limit, offset }),
        ];
    }

    /// <summary>The number of views on all pages.</summary>
    public int Count()
    {
        using var connection = database.Value.Open();
        return connection.ExecuteScalar<int>("SELECT COUNT(*) FROM saved_views");
    }

    /// <summary>Keeps a view under a name; the same name again is refused.</summary>
    /// <exception cref="UserErrorException">The name is taken, or none.</exception>
    public void Save(string name, string dataset, SalesView view)
    {
        var (checkedName, query) = (Check(name), ViewAddress.Of(view with { Dataset = dataset }));
        database.Value.Write((connection, transaction) =>
        {
            var added = connection.Execute(
                "INSERT INTO saved_views (dataset, name, query, saved_at) VALUES (@dataset, @name, @query, @now) ON CONFLICT (dataset, name) DO NOTHING",
                new { dataset, name = checkedName, query, now = clock.GetUtcNow() },
                transaction);
            if (added == 0)
                throw Taken(checkedName);
        });
    }

    /// <exception cref="UserErrorException">There is no such view, or the name is taken, or none.</exception>
    public void Rename(long id, string name)
    {
        var checkedName = Check(name);
        database.Value.Write((connection, transaction) =>
        {
            var others = connection.ExecuteScalar<int>(
                "SELECT COUNT(*) FROM saved_views o JOIN saved_views v ON v.dataset = o.dataset WHERE v.id = @id AND o.id <> @id AND o.name = @name",
                new { id, name = checkedName },
                transaction);
            if (others > 0)
                throw Taken(checkedName);
            if (connection.Execute("UPDATE saved_views SET name = @name WHERE id = @id", new { id, name = checkedName }, transaction) == 0)
                throw Gone();
        });
    }

    /// <exception cref="UserErrorException">There is no such view.</exception>
    public void Delete(long id) => database.Value.Write((connection, transaction) =>
    {
        if (connection.Execute("DELETE FROM saved_views WHERE id = @id", new { id }, transaction) == 0)
            throw Gone();
    });

    private static string Check(string name)
    {
        var trimmed = name.Trim();
        return trimmed.Length is >= 1 and <= LongestName && !trimmed.Any(char.IsControl)
            ? trimmed
            : throw new UserErrorException(
                $"The name of a view has 1 to {LongestName} characters, none of them a control character.", "Choose another name.", field: "name");
    }

    private static UserErrorException Taken(string name) => new(
        $"There is a view \"{name}\" of this dataset already.", "Choose another name, or delete that view first.", UserErrorKind.Conflict, field: "name");

    private static UserErrorException Gone() => new(
        "This view is not there any more.", "Load the page again to see those that are.", UserErrorKind.Unknown);
}
