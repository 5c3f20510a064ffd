using System.Data;
using System.Text.Json;
using Dapper;
using SalesWeb.Import;

namespace SalesWeb.Datasets;

/// <summary>Writes one version of a dataset, within one transaction.</summary>
internal sealed class VersionWriter : IDisposable
{
    private readonly IDbConnection _connection;
    private readonly IDbTransaction _transaction;
    private readonly SeriesIndex _index;
    private readonly List<long> _categoryIds = [];
    private readonly List<long> _seriesIds = [];
    private readonly RollupWriter _bySeries;
    private readonly RollupWriter _byCategory;
    private readonly RollupWriter _byVersion;
    private readonly RollupWriter _plans;

    /// <param name="connection">Where to write to.</param>
    /// <param name="transaction">Of which all the writing is part.</param>
    /// <param name="index">Numbers the categories and series that are written.</param>
    /// <param name="version">What is known before the rows are.</param>
    public VersionWriter(IDbConnection connection, IDbTransaction transaction, SeriesIndex index, VersionStart version)
    {
        (_connection, _transaction, _index) = (connection, transaction, index);
        MakeCurrent(connection, transaction, version.Dataset, versionId: null);
        Id = connection.ExecuteScalar<long>(
            $$"""
            INSERT INTO dataset_versions (id, dataset, sha256, choices, file_name, bytes, rows_read, rows_imported, rows_rejected, categories, series,
                                          frequency, first_date, last_date, total, measure, missing_periods, columns, notes, imported_at)
            VALUES ({{RetiredVersions.NextId}}, @Dataset, @Sha256, @Choices, @FileName, @Bytes, 0, 0, 0, 0, 0, '', '', '', 0, '', 0, '{}', '[]', @ImportedAt)
            RETURNING id
            """,
            version,
            transaction);
        _bySeries = new RollupWriter(connection, transaction, "series_days", "series_id", key => _seriesIds[key]);
        _byCategory = new RollupWriter(connection, transaction, "category_days", "category_id", key => _categoryIds[key]);
        _byVersion = new RollupWriter(connection, transaction, "version_days", "version_id", _ => Id);
        _plans = new RollupWriter(connection, transaction, "planned_days", "series_id", key => _seriesIds[key]);
    }

    /// <summary>The version's number.</summary>
    public long Id { get; }

    /// <summary>Makes a version the current one of its dataset, and the dataset, which is made if need be, the active one.</summary>
    /// <param name="connection">Where to write to.</param>
    /// <param name="transaction">Of which the writing is part.</param>
    /// <param name="dataset">The name of the dataset.</param>
    /// <param name="versionId">The version; null leaves the current one.</param>
    public static void MakeCurrent(IDbConnection connection, IDbTransaction transaction, string dataset, long? versionId) => connection.Execute(
        """
        INSERT INTO datasets (name, current_version_id, activation)
        VALUES (@dataset, @versionId, (SELECT COALESCE(MAX(activation), 0) + 1 FROM datasets))
        ON CONFLICT (name) DO UPDATE SET
          current_version_id = COALESCE(excluded.current_version_id, datasets.current_version_id),
          activation = excluded.activation
        """,
        new { dataset, versionId },
        transaction);

    /// <summary>Adds an observation to the rollups, or to the plans.</summary>
    /// <param name="category">The number of its category in the index.</param>
    /// <param name="series">The number of its series in the index.</param>
    /// <param name="observation">What was sold or is planned.</param>
    public void Add(int category, int series, in Observation observation)
    {
        while (_categoryIds.Count < _index.Categories.Count)
            _categoryIds.Add(InsertCategory(_index.Categories[_categoryIds.Count]));
        while (_seriesIds.Count < _index.Series.Count)
            _seriesIds.Add(InsertSeries(_index.Series[_seriesIds.Count]));

        if (observation.IsPlan)
        {
            _plans.Add(series, observation);
            return;
        }

        _bySeries.Add(series, observation);
        _byCategory.Add(category, observation);
        _byVersion.Add(0, observation);
    }

    /// <summary>Writes what is still held and what the report says, and makes the version the current one.</summary>
    public void Finish(ImportReport report, Tally tally)
    {
        _bySeries.Write();
        _byCategory.Write();
        _byVersion.Write();
        _connection.Execute(
            """
            UPDATE dataset_versions
            SET rows_read = @RowsRead, rows_imported = @RowsImported, rows_rejected = @RowsRejected, categories = @Categories, series = @Series,
                frequency = @frequency, first_date = @From, last_date = @To, total = @Total, measure = @measure,
                missing_periods = @MissingPeriods, columns = @columns, notes = @notes
            WHERE id = @Id
            """,
            new
            {
                Id,
                report.RowsRead,
                report.RowsImported,
                report.RowsRejected,
                report.Categories,
                report.Series,
                frequency = report.Frequency.ToString(),
                report.From,
                report.To,
                report.Total,
                measure = report.Measure.ToString(),
                report.MissingPeriods,
                columns = JsonSerializer.Serialize(report.Columns),
                notes = JsonSerializer.Serialize(report.Notes),
            },
            _transaction);
        _connection.Execute(
            "INSERT INTO rejected_rows (version_id, line, column_name, value, reason) VALUES (@Id, @Line, @Column, @Value, @Reason)",
            report.Rejected.Select(row => new { Id, row.Line, row.Column, row.Value, row.Reason }),
            _transaction);
        _connection.Execute(
            "UPDATE categories SET first_date = @First, last_date = @Last, total = @Total, periods = @Count WHERE id = @id",
            tally.Categories.Select((sum, i) => new { id = _categoryIds[i], sum.First, sum.Last, sum.Total, sum.Count }),
            _transaction);
        MakeCurrent(_connection, _transaction, report.Dataset, Id);
    }

    /// <summary>Takes out what turned out to be no plan, and what was planned but never sold.</summary>
    /// <param name="lastSale">The date of the last sale of all; only later dates are planned.</param>
    public void SettlePlans(DateOnly lastSale)
    {
        _plans.Write();
        _bySeries.Write();
        const string Series = "SELECT id FROM series WHERE category_id IN (SELECT id FROM categories WHERE version_id = @Id)";
        _connection.Execute($"DELETE FROM planned_days WHERE date <= @lastSale AND series_id IN ({Series})", new { Id, lastSale }, _transaction);
        _connection.Execute(
            $"DELETE FROM series WHERE id IN ({Series}) AND NOT EXISTS (SELECT 1 FROM series_days d WHERE d.series_id = series.id)", new { Id }, _transaction);
        _connection.Execute(
            "DELETE FROM categories WHERE version_id = @Id AND NOT EXISTS (SELECT 1 FROM series s WHERE s.category_id = categories.id)", new { Id }, _transaction);
    }

    public void Dispose()
    {
        _bySeries.Dispose();
        _byCategory.Dispose();
        _byVersion.Dispose();
        _plans.Dispose();
    }

    private long InsertCategory(string name) => _connection.ExecuteScalar<long>(
        "INSERT INTO categories (version_id, name, first_date, last_date, total, periods) VALUES (@Id, @name, '', '', 0, 0) RETURNING id",
        new { Id, name },
        _transaction);

    private long InsertSeries((int Category, string Item, string Store) series) => _connection.ExecuteScalar<long>(
        "INSERT INTO series (category_id, item, store) VALUES (@categoryId, @Item, @Store) RETURNING id",
        new { categoryId = _categoryIds[series.Category], series.Item, series.Store },
        _transaction);
}
