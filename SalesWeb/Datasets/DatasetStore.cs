using System.Data;
using System.IO.Compression;
using Dapper;
using SalesWeb.Datasets.Versions;
using SalesWeb.Import.Headings;
using SalesWeb.Import.Rows;
using SalesWeb.Series;
using SalesWeb.Settings;
using SalesWeb.Storage;

namespace SalesWeb.Datasets;

/// <summary>The datasets and the files they were imported from. Every method is one transaction.</summary>
/// <param name="database">The database of the sales.</param>
/// <param name="settings">Null for the default settings.</param>
public sealed class DatasetStore(SalesDatabase database, SalesWebSettings? settings = null)
{
    private const string SelectVersions =
        """
        SELECT v.*, NULLIF(d.currency, '') AS currency, NULLIF(d.unit, '') AS unit, CASE WHEN v.id = d.current_version_id AND d.activation = (SELECT MAX(activation) FROM datasets) THEN 1 ELSE 0 END AS is_chosen_default,
          (SELECT COUNT(*) + COUNT(c.ended_at) FROM corrections c WHERE c.dataset = v.dataset)
          + (SELECT COUNT(*) + COUNT(m.ended_at) FROM missing_rules m WHERE m.dataset = v.dataset) AS revision
        FROM dataset_versions v
        JOIN datasets d ON d.name = v.dataset
        """;

    /// <summary>The current version of every dataset, the one with the newest import first.</summary>
    public IReadOnlyList<DatasetVersion> Current()
    {
        using var connection = database.Value.Open();
        return Current(connection);
    }

    /// <summary>Finds the current version of a dataset.</summary>
    /// <param name="dataset">
    /// The name; null for the default dataset: the one named by <c>data.default_dataset</c>, otherwise the one chosen on the Data page,
    /// otherwise the one that was imported first.
    /// </param>
    /// <returns>Null if there is no such dataset.</returns>
    /// <exception cref="UserErrorException">The settings name a default dataset that does not exist.</exception>
    public DatasetVersion? Find(string? dataset)
    {
        if (dataset is null && settings is { Data.DefaultDataset: { Length: > 0 } configured })
        {
            return Find(configured) ?? (Current() is { Count: > 0 } known ? throw new UserErrorException(
                $"The default dataset \"{configured}\" does not exist; there is {Quoted(known)}.",
                "Change the setting data.default_dataset, or name a dataset.",
                UserErrorKind.Unknown,
                field: "dataset") : null);
        }

        using var connection = database.Value.Open();
        return connection.QueryFirstOrDefault<DatasetVersion>(
            $"""
            {SelectVersions}
            WHERE v.id = d.current_version_id AND (@dataset IS NULL OR d.name = @dataset)
            ORDER BY d.activation DESC
            LIMIT 1
            """,
            new { dataset });
    }

    /// <summary>Returns the current version of a dataset.</summary>
    /// <inheritdoc cref="Find"/>
    /// <exception cref="UserErrorException">There is no such dataset, or no data at all.</exception>
    public DatasetVersion Get(string? dataset) => Find(dataset) ?? throw Missing(dataset, Current());

    /// <summary>The names of the datasets of which a version came from a file with a header.</summary>
    /// <param name="fingerprint">The fingerprint of the header.</param>
    public IReadOnlySet<string> WithHeader(string fingerprint)
    {
        using var connection = database.Value.Open();
        return connection.Query<string>(
            "SELECT DISTINCT dataset FROM dataset_versions WHERE header = @fingerprint AND header <> ''", new { fingerprint }).ToHashSet();
    }

    /// <summary>Every version of a dataset, the newest import first; empty where there is no such dataset.</summary>
    public IReadOnlyList<DatasetVersion> Versions(string dataset)
    {
        using var connection = database.Value.Open();
        return [.. connection.Query<DatasetVersion>($"{SelectVersions} WHERE v.dataset = @dataset ORDER BY v.id DESC", new { dataset })];
    }

    /// <summary>The rows that were left out of a version, at most 1,000, in the order of the file.</summary>
    public IReadOnlyList<RejectedRow> Rejected(long versionId)
    {
        using var connection = database.Value.Open();
        return ReadRejected(connection, null, versionId);
    }

    /// <summary>
    /// Writes the rows that were left out of a version as a file to be corrected, in UTF-8: the columns of its file, then
    /// those of <see cref="FixUpColumns"/>. Imported again with <see cref="ImportMode.Append"/>, it
    /// completes the dataset. Nothing is written where no row was left out.
    /// </summary>
    public void WriteFixUp(long versionId, Stream target)
    {
        using var connection = database.Value.Open();
        // Piece by piece: whoever takes them slowly is not to hold a state of the database for as long.
        for (var part = 0; Piece(part) is { } piece; part++)
        {
            using var text = new GZipStream(new MemoryStream(piece), CompressionMode.Decompress);
            text.CopyTo(target);
        }

        byte[]? Piece(int part) => connection.ExecuteScalar<byte[]?>("SELECT content FROM fix_ups WHERE version_id = @versionId AND part = @part", new { versionId, part });
    }

    /// <summary>The name of the default dataset; null if there is no data, or the settings name one that does not exist.</summary>
    public string? DefaultName()
    {
        try
        {
            return Find(null)?.Dataset;
        }
        catch (UserErrorException)
        {
            return null;
        }
    }

    /// <summary>Searches the names of the datasets, without regard to upper and lower case.</summary>
    /// <param name="text">A part of the name; null or empty matches all.</param>
    /// <param name="limit">The maximum number of names, at least 1.</param>
    /// <param name="offset">The number of matches to skip.</param>
    /// <returns>The names, the one with the newest import first.</returns>
    public IReadOnlyList<string> Search(string? text, int limit, int offset = 0)
    {
        using var connection = database.Value.Open();
        var names = connection.Query<string>(
            """
            SELECT name
            FROM datasets
            WHERE current_version_id IS NOT NULL
            ORDER BY (SELECT MAX(id) FROM dataset_versions v WHERE v.dataset = datasets.name) DESC
            """);
        // Not in SQL: SQLite knows the case of the letters A to Z only.
        var wanted = text?.Trim() ?? "";
        return [.. names.Where(name => name.Contains(wanted, StringComparison.OrdinalIgnoreCase)).Skip(offset).Take(limit)];
    }

    /// <summary>Returns those of <paramref name="names"/> that exist, in their order.</summary>
    public IReadOnlyList<string> Existing(IReadOnlyList<string> names)
    {
        if (names.Count == 0)
            return [];

        using var connection = database.Value.Open();
        var known = connection.Query<string>("SELECT name FROM datasets WHERE name IN @names AND current_version_id IS NOT NULL", new { names }).ToHashSet();
        return [.. names.Where(known.Contains)];
    }

    /// <summary>Makes a dataset the default one.</summary>
    /// <exception cref="UserErrorException">There is no such dataset.</exception>
    public void MakeDefault(string dataset) => database.Write((connection, transaction) =>
    {
        var changed = connection.Execute(
            "UPDATE datasets SET activation = (SELECT MAX(activation) + 1 FROM datasets) WHERE name = @dataset",
            new { dataset },
            transaction);
        if (changed == 0)
            throw Missing(dataset, Current());
    });

    /// <summary>Sets the currency and the unit of a dataset. Imports do not change them any more, also where they are null.</summary>
    /// <exception cref="UserErrorException">There is no such dataset, or a text cannot be a currency or a unit.</exception>
    public void SetUnits(string dataset, SalesUnits units)
    {
        var (currency, unit) = (SalesUnits.Check(units.Currency, "currency") ?? "", SalesUnits.Check(units.Unit, "unit") ?? "");
        database.Write((connection, transaction) =>
        {
            if (connection.Execute("UPDATE datasets SET currency = @currency, unit = @unit WHERE name = @dataset", new { dataset, currency, unit }, transaction) == 0)
                throw Missing(dataset, Current());
        });
    }

    /// <summary>Removes a dataset with all its versions; nothing of it is left.</summary>
    /// <exception cref="UserErrorException">There is no such dataset.</exception>
    public void Delete(string dataset) => database.Write((connection, transaction) =>
    {
        RetiredVersions.Add(connection, transaction, "dataset = @dataset", new { dataset });
        if (connection.Execute("DELETE FROM datasets WHERE name = @dataset", new { dataset }, transaction) == 0)
            throw Missing(dataset, Current());
    });

    /// <summary>Sets what an import states of a dataset's units.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="transaction">The transaction of the import.</param>
    /// <param name="dataset">The dataset.</param>
    /// <param name="chosen">What the user chose for this import; it replaces what is set.</param>
    /// <param name="found">What the file or the settings state; it is used where nothing is set.</param>
    internal static void AddUnits(IDbConnection connection, IDbTransaction transaction, string dataset, SalesUnits chosen, SalesUnits found) => connection.Execute(
        """
        UPDATE datasets
        SET currency = COALESCE(@chosenCurrency, currency, @foundCurrency), unit = COALESCE(@chosenUnit, unit, @foundUnit)
        WHERE name = @dataset
        """,
        new
        {
            dataset,
            chosenCurrency = chosen.Currency,
            foundCurrency = found.Currency,
            chosenUnit = chosen.Unit,
            foundUnit = found.Unit,
        },
        transaction);

    /// <summary>The current version of a dataset; null where there is none.</summary>
    internal static DatasetVersion? Present(IDbConnection connection, IDbTransaction? transaction, string dataset) =>
        connection.QuerySingleOrDefault<DatasetVersion>(
            $"{SelectVersions} WHERE v.id = d.current_version_id AND d.name = @dataset", new { dataset }, transaction);

    /// <summary>A version; null where there is none.</summary>
    internal static DatasetVersion? FindVersion(IDbConnection connection, long versionId) =>
        connection.QuerySingleOrDefault<DatasetVersion>($"{SelectVersions} WHERE v.id = @versionId", new { versionId });

    /// <summary>A version that is known to be there.</summary>
    internal static DatasetVersion Read(IDbConnection connection, IDbTransaction? transaction, long versionId) =>
        connection.QuerySingle<DatasetVersion>($"{SelectVersions} WHERE v.id = @versionId", new { versionId }, transaction);

    internal static IReadOnlyList<RejectedRow> ReadRejected(IDbConnection connection, IDbTransaction? transaction, long versionId) =>
    [
        .. connection.Query<RejectedRow>(
            """
            SELECT line, column_name AS "column", value, reason
            FROM rejected_rows
            WHERE version_id = @versionId
            ORDER BY line
            """,
            new { versionId },
            transaction),
    ];

    private static IReadOnlyList<DatasetVersion> Current(IDbConnection connection) =>
        [.. connection.Query<DatasetVersion>($"{SelectVersions} WHERE v.id = d.current_version_id ORDER BY (SELECT MAX(id) FROM dataset_versions w WHERE w.dataset = d.name) DESC")];

    private static UserErrorException Missing(string? dataset, IReadOnlyList<DatasetVersion> known)
    {
        const string HowToImport = "Upload a sales file on the Data page, or run \"SalesWeb import FILE\".";
        if (known.Count == 0)
            return new UserErrorException("There is no data yet.", HowToImport, UserErrorKind.Conflict);

        return new UserErrorException(
            $"There is no dataset \"{dataset}\"; there is {Quoted(known)}.",
            $"Choose one of these. {HowToImport}",
            UserErrorKind.Unknown,
            field: "dataset");
    }

    private static string Quoted(IReadOnlyList<DatasetVersion> versions)
    {
        const int MaxNames = 20;
        var names = string.Join(", ", versions.Take(MaxNames).Select(version => $"\"{version.Dataset}\""));
        return versions.Count > MaxNames ? $"{names} and {versions.Count - MaxNames} more" : names;
    }
}
