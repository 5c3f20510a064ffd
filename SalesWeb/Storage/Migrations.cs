using System.Globalization;
using System.Reflection;
using Dapper;

namespace SalesWeb.Storage;

/// <summary>
/// Brings a database to the newest schema: numbered .sql files, embedded, applied in order and never changed once released.
/// </summary>
internal static class Migrations
{
    /// <exception cref="ArgumentException">There is no migration of that schema.</exception>
    /// <exception cref="UserErrorException">The database was made by a newer SalesWeb than this one.</exception>
    public static void Apply(Database database, string schema)
    {
        var scripts = Scripts(schema);
        if (scripts.Count == 0)
            throw new ArgumentException($"Storage/Schema/{schema} holds no migration.", nameof(schema));

        using (var connection = database.Open())
        {
            var version = connection.ExecuteScalar<int>("PRAGMA user_version");
            if (version == scripts.Count)
                return;
            if (version > scripts.Count)
                throw Newer(database.Path, version, scripts.Count);
        }

        database.Write((connection, transaction) =>
        {
            // Asked again under the write lock: another process may have done it in between.
            var version = connection.ExecuteScalar<int>("PRAGMA user_version", transaction: transaction);
            foreach (var script in scripts.Skip(version))
                connection.Execute(script, transaction: transaction);
            connection.Execute(
                string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {scripts.Count}"), transaction: transaction);
        });
    }

    private static List<string> Scripts(string schema)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = $"SalesWeb.Storage.Schema.{schema}.";
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => new StreamReader(assembly.GetManifestResourceStream(name)!).ReadToEnd()),
        ];
    }

    private static UserErrorException Newer(string path, int version, int known) => new(
        $"{path} has schema {version}, and this SalesWeb knows schemas up to {known}.",
        "Start the newer SalesWeb that made it, or choose another folder with --data-dir.",
        UserErrorKind.Conflict);
}
