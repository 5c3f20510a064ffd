using Dapper;
using SalesWeb.Storage;

namespace SalesWeb.Datasets.Uploads;

/// <summary>The files that were uploaded and are not yet imported, or were a short while ago. Every method is one transaction.</summary>
public sealed class StagedFiles(TrackingDatabase database, TimeProvider clock)
{
    /// <summary>How long a file waits for a word before it is swept.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    private const string Columns =
        "id, path, file_name, bytes, dataset, mode, present_id, choices, evident, fingerprint, is_fix_up, recalled_at, state, inspect_job_id, check_job_id, import_job_id, created_at";

    /// <summary>Notes a file under a number that none had before it, because a page that is still open may name one that is gone.</summary>
    /// <exception cref="UserErrorException">A dataset cannot be called as its own is.</exception>
    public StagedFile Add(StagedFile file) => database.Value.Write((connection, transaction) =>
    {
        var id = connection.ExecuteScalar<long>("UPDATE upload_numbers SET last = last + 1 RETURNING last", transaction: transaction);
        return connection.QuerySingle<StagedFile>(
            $"""
            INSERT INTO staged_files (id, path, file_name, bytes, dataset, mode, choices, evident, fingerprint, is_fix_up, state, created_at)
            VALUES (@Id, @Path, @FileName, @Bytes, @Dataset, @mode, @Choices, @Evident, @Fingerprint, @IsFixUp, @state, @now)
            RETURNING {Columns}
            """,
            Values(file with { Id = id, Dataset = file.Dataset == "" ? "" : DatasetName.Check(file.Dataset) }),
            transaction);
    });

    public StagedFile? Find(long id)
    {
        using var connection = database.Value.Open();
        return connection.QuerySingleOrDefault<StagedFile>($"SELECT {Columns} FROM staged_files WHERE id = @id", new { id });
    }

    /// <exception cref="UserErrorException">There is no such file.</exception>
    public StagedFile Get(long id) => Find(id) ?? throw new UserErrorException(
        $"The upload {id} is not there any more: it was cancelled, or it had waited for more than a day.",
        "Upload the file again on the Data page.",
        UserErrorKind.Unknown,
        "id");

    /// <summary>The files that wait for a word, the newest first.</summary>
    public IReadOnlyList<StagedFile> Waiting()
    {
        using var connection = database.Value.Open();
        return [.. connection.Query<StagedFile>($"SELECT {Columns} FROM staged_files WHERE state = 'Waiting' ORDER BY id DESC")];
    }

    /// <summary>Writes down what was decided about a file, and which jobs work on it.</summary>
    /// <returns>False where the file is not there any more.</returns>
    public bool Keep(StagedFile file) => database.Value.Write((connection, transaction) => connection.Execute(
        """
        UPDATE staged_files
        SET dataset = @Dataset, mode = @mode, present_id = @PresentId, choices = @Choices, evident = @Evident, fingerprint = @Fingerprint,
            is_fix_up = @IsFixUp, recalled_at = @RecalledAt, state = @state, inspect_job_id = @InspectJobId,
            check_job_id = @CheckJobId, import_job_id = @ImportJobId
        WHERE id = @Id
        """,
        Values(file),
        transaction) > 0);

    /// <summary>Forgets a file; whoever calls removes it from the disk.</summary>
    public void Delete(long id) => database.Value.Write((connection, transaction) =>
        connection.Execute("DELETE FROM staged_files WHERE id = @id", new { id }, transaction));

    /// <summary>The files that have waited for too long, or were imported that long ago.</summary>
    public IReadOnlyList<StagedFile> Stale()
    {
        // The clock was wrong when these came. They count as uploaded now, so that their time comes.
        database.Value.Write((connection, transaction) => connection.Execute(
            "UPDATE staged_files SET created_at = @now WHERE created_at > @now", new { now = clock.GetUtcNow() }, transaction));
        using var connection = database.Value.Open();
        return [.. connection.Query<StagedFile>(
            $"SELECT {Columns} FROM staged_files WHERE created_at < @limit", new { limit = clock.GetUtcNow() - Patience })];
    }

    private object Values(StagedFile file) => new
    {
        file.Id,
        file.Path,
        file.FileName,
        file.Bytes,
        file.Dataset,
        mode = file.Mode.ToString(),
        file.PresentId,
        file.Choices,
        file.Evident,
        file.Fingerprint,
        file.IsFixUp,
        file.RecalledAt,
        state = file.State.ToString(),
        file.InspectJobId,
        file.CheckJobId,
        file.ImportJobId,
        now = clock.GetUtcNow(),
    };
}
