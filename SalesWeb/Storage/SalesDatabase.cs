using System.Data;
using System.Data.Common;

namespace SalesWeb.Storage;

/// <summary>The database of what was imported. It is apart from the other one, so that a long import holds up no training.</summary>
public sealed record SalesDatabase(Database Value)
{
    /// <summary>How long <see cref="Write{T}"/> waits for an import; whole seconds.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Imports wait for each other, however long they take; what people do beside them does not.</summary>
    public static SalesDatabase At(string path) => new(new Database(path, "Sales", waitForWriter: TimeSpan.FromMinutes(10)));

    /// <summary>As <see cref="Database.Write{T}"/>, for a small change that someone waits for: it gives up soon where an import is being written.</summary>
    /// <exception cref="UserErrorException">An import is being written; or as <see cref="Database.Write{T}"/> says.</exception>
    public T Write<T>(Func<DbConnection, IDbTransaction, T> work)
    {
        try
        {
            return Value.Write(work, Patience);
        }
        catch (UserErrorException e) when (StorageErrors.IsBusy(e))
        {
            throw new UserErrorException(
                "An import is being written or tried just now, so nothing was changed.", "Try again in a moment.", UserErrorKind.Conflict, cause: e);
        }
    }

    /// <inheritdoc cref="Write{T}"/>
    public void Write(Action<DbConnection, IDbTransaction> work) => Write<object?>((connection, transaction) =>
    {
        work(connection, transaction);
        return null;
    });
}
