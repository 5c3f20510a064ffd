using System.Data;
using Dapper;
using SalesWeb.Import.Rows;

namespace SalesWeb.Datasets.Importing;

/// <summary>Keeps which corrected rows a version holds.</summary>
internal static class CorrectedRowsStore
{
    /// <summary>What a file that comes on top of a version must not add once more; nothing where it takes the place of what is there.</summary>
    public static HeldRows Read(IDbConnection connection, IDbTransaction transaction, VersionStart start) => new(
        start.Mode == ImportMode.Append
            ? connection.Query<RowOrigin>("SELECT file, line FROM held_rows WHERE version_id = @ParentId", start, transaction)
            : []);

    /// <summary>Writes those of a new version: those it was built on, and its own.</summary>
    public static void Write(IDbConnection connection, IDbTransaction transaction, long id, long? parentId, HeldRows held)
    {
        const string Insert = "INSERT INTO held_rows (version_id, file, line)";
        connection.Execute($"{Insert} SELECT @id, file, line FROM held_rows WHERE version_id = @parentId", new { id, parentId }, transaction);
        connection.Execute(
            $"{Insert} VALUES (@id, @File, @Line) ON CONFLICT DO NOTHING", held.Taken.Select(row => new { id, row.File, row.Line }), transaction);
    }
}
