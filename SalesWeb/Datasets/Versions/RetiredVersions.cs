using System.Data;
using Dapper;

namespace SalesWeb.Datasets.Versions;

/// <summary>
/// The numbers of deleted versions. They are never given again, because what was learnt or computed from a version names it by
/// its number, also when it is gone.
/// </summary>
internal static class RetiredVersions
{
    /// <summary>What a new version is numbered, as an expression of SQL.</summary>
    public const string NextId =
        "(SELECT COALESCE(MAX(id), 0) + 1 FROM (SELECT MAX(id) AS id FROM dataset_versions UNION ALL SELECT MAX(id) AS id FROM retired_versions) AS given)";

    /// <summary>Notes the versions that a condition names, before they are deleted.</summary>
    public static void Add(IDbConnection connection, IDbTransaction transaction, string condition, object values) => connection.Execute(
        $"INSERT INTO retired_versions (id) SELECT id FROM dataset_versions WHERE {condition}", values, transaction);
}
