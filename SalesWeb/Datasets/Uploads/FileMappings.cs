using Dapper;
using SalesWeb.Storage;

namespace SalesWeb.Datasets.Uploads;

/// <summary>Remembers how files were read, by the fingerprint of their header. Every method is one transaction.</summary>
public sealed class FileMappings(TrackingDatabase database, TimeProvider clock)
{
    public FileMapping? Find(string fingerprint)
    {
        using var connection = database.Value.Open();
        return connection.QuerySingleOrDefault<FileMapping>(
            "SELECT fingerprint, dataset, choices, evident, used_at FROM file_mappings WHERE fingerprint = @fingerprint", new { fingerprint });
    }

    /// <summary>Remembers a file that was imported, in place of an earlier one with the same header.</summary>
    public void Remember(FileMapping mapping) => database.Value.Write((connection, transaction) => connection.Execute(
        """
        INSERT INTO file_mappings (fingerprint, dataset, choices, evident, used_at) VALUES (@Fingerprint, @Dataset, @Choices, @Evident, @now)
        ON CONFLICT (fingerprint) DO UPDATE SET
          dataset = excluded.dataset, choices = excluded.choices, evident = excluded.evident, used_at = excluded.used_at
        """,
        new { mapping.Fingerprint, mapping.Dataset, mapping.Choices, mapping.Evident, now = clock.GetUtcNow() },
        transaction));
}
