using System.Data;
using Dapper;
using SalesWeb.Storage;

namespace SalesWeb.Datasets.Versions;

/// <summary>The life of versions: compared, made current again, deleted. Every method that changes something is one transaction.</summary>
public sealed class VersionStore(SalesDatabase database, DatasetStore datasets)
{
    /// <summary>A version, whether current or not; null where there is none, perhaps because it was deleted.</summary>
    public DatasetVersion? Find(long versionId)
    {
        using var connection = database.Value.Open();
        return DatasetStore.FindVersion(connection, versionId);
    }

    /// <summary>A version of a dataset.</summary>
    /// <exception cref="UserErrorException">There is no such dataset, or it has no such version.</exception>
    public DatasetVersion Get(string dataset, long versionId) =>
        Find(versionId) is { } version && version.Dataset == dataset ? version : throw Missing(datasets.Get(dataset).Dataset, versionId);

    /// <summary>The newest version of a dataset that came of a file; null where there is none.</summary>
    public DatasetVersion? FindFile(string dataset, string sha256) => datasets.Versions(dataset).FirstOrDefault(version => version.Sha256 == sha256);

    /// <summary>What becomes of the sales from one version to another.</summary>
    public VersionComparison Compare(DatasetVersion before, DatasetVersion after)
    {
        using var connection = database.Value.Open();
        return Compare(connection, before, after);
    }

    /// <summary>As <see cref="Compare(DatasetVersion, DatasetVersion)"/>, within a transaction that is under way.</summary>
    internal static VersionComparison Compare(IDbConnection connection, DatasetVersion before, DatasetVersion after)
    {
        var names = connection.Query<string>(
            "SELECT DISTINCT name FROM categories WHERE version_id IN (@Before, @After)", new { Before = before.Id, After = after.Id });
        return VersionComparison.Of(before.Measure, after.Measure, names.AsList().Select(name => (name, Days(before, name), Days(after, name))));

        IReadOnlyList<DaySum> Days(DatasetVersion version, string category) => DayStore.Days(connection, version.Id, new SalesSelection(category)).Sums();
    }

    /// <summary>Makes a version the current one of its dataset, which is created if needed. The default dataset stays the same.</summary>
    /// <param name="connection">Where to write to.</param>
    /// <param name="transaction">Of which the writing is part.</param>
    /// <param name="dataset">The name of the dataset.</param>
    /// <param name="versionId">The version; null leaves the current one.</param>
    internal static void MakeCurrent(IDbConnection connection, IDbTransaction transaction, string dataset, long? versionId) => connection.Execute(
        """
        INSERT INTO datasets (name, current_version_id, activation)
        VALUES (@dataset, @versionId, (SELECT COALESCE(MIN(activation), 2) - 1 FROM datasets))
        ON CONFLICT (name) DO UPDATE SET
          current_version_id = COALESCE(excluded.current_version_id, datasets.current_version_id)
        """,
        new { dataset, versionId },
        transaction);

    /// <summary>Makes a version the current one of its dataset. The other versions stay.</summary>
    /// <exception cref="UserErrorException">There is no such dataset, or it has no such version.</exception>
    public void Restore(string dataset, long versionId) => database.Write((connection, transaction) =>
    {
        const string Sql = "SELECT COUNT(*) FROM dataset_versions WHERE id = @versionId AND dataset = @dataset";
        if (connection.ExecuteScalar<int>(Sql, new { versionId, dataset }, transaction) == 0)
            throw Missing(dataset, versionId);
        MakeCurrent(connection, transaction, dataset, versionId);
    });

    /// <summary>Deletes a version; nothing of it is left. Where it was the current one, the newest of the others becomes it.</summary>
    /// <exception cref="UserErrorException">There is no such version, or it is the last of its dataset.</exception>
    public void Delete(string dataset, long versionId) => database.Write((connection, transaction) =>
    {
        var versions = connection.Query<long>("SELECT id FROM dataset_versions WHERE dataset = @dataset ORDER BY id", new { dataset }, transaction).ToList();
        if (!versions.Remove(versionId))
            throw Missing(dataset, versionId);
        if (versions.Count == 0)
        {
            throw new UserErrorException(
                $"This is the only version of \"{dataset}\"; without it there would be no dataset.",
                "Delete the whole dataset instead.",
                UserErrorKind.Conflict,
                "version");
        }

        connection.Execute(
            "UPDATE datasets SET current_version_id = @next WHERE name = @dataset AND current_version_id = @versionId",
            new { dataset, versionId, next = versions[^1] },
            transaction);
        RetiredVersions.Add(connection, transaction, "id = @versionId", new { versionId });
        KeepHeldFiles(connection, transaction, versionId);
        connection.Execute("DELETE FROM dataset_versions WHERE id = @versionId", new { versionId }, transaction);
    });

    /// <summary>Notes for the versions that were built on one which goes, that they hold its file and those that it held itself.</summary>
    private static void KeepHeldFiles(IDbConnection connection, IDbTransaction transaction, long versionId) => connection.Execute(
        """
        INSERT INTO held_files (version_id, sha256)
        WITH RECURSIVE chain (id) AS (
          SELECT @versionId
          UNION
          SELECT v.parent_id FROM dataset_versions v JOIN chain ON chain.id = v.id WHERE v.parent_id IS NOT NULL
        )
        SELECT child.id, held.sha256
        FROM dataset_versions child
        JOIN (
          SELECT v.sha256 FROM chain JOIN dataset_versions v ON v.id = chain.id
          UNION
          SELECT h.sha256 FROM chain JOIN held_files h ON h.version_id = chain.id
        ) held ON 1 = 1
        WHERE child.parent_id = @versionId
        ON CONFLICT DO NOTHING
        """,
        new { versionId },
        transaction);

    private static UserErrorException Missing(string dataset, long versionId) => new(
        $"The dataset \"{dataset}\" has no version {versionId}; perhaps it was deleted.",
        "Choose one of the versions on the page of the dataset.",
        UserErrorKind.Unknown,
        "version");
}
