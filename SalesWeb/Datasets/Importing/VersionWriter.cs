using System.Data;
using System.Text.Json;
using Dapper;
using SalesWeb.Datasets.Days;
using SalesWeb.Datasets.Versions;
using SalesWeb.Import.Rows;

namespace SalesWeb.Datasets.Importing;

/// <summary>Writes one version of a dataset, within one transaction.</summary>
internal sealed class VersionWriter : IDisposable
{
    private readonly IDbConnection _connection;
    private readonly IDbTransaction _transaction;
    private readonly SeriesIndex _index;
    private readonly List<long> _categoryIds = [];
    private readonly List<long> _seriesIds = [];
    private readonly SeriesDays _series;
    private readonly BlockWriter _blocks;
    private readonly PlanWriter _plans;

    /// <param name="connection">Where to write to.</param>
    /// <param name="transaction">Of which all the writing is part.</param>
    /// <param name="index">Numbers the categories and series that are written.</param>
    /// <param name="version">What is known before the rows are.</param>
    public VersionWriter(IDbConnection connection, IDbTransaction transaction, SeriesIndex index, VersionStart version)
    {
        (_connection, _transaction, _index) = (connection, transaction, index);
        VersionStore.MakeCurrent(connection, transaction, version.Dataset, versionId: null);
        Id = connection.ExecuteScalar<long>(
            $$"""
            INSERT INTO dataset_versions (id, dataset, sha256, choices, file_name, bytes, rows_read, rows_imported, rows_rejected, categories, series,
                                          frequency, first_date, last_date, total, measure, missing_periods, columns, notes, imported_at, mode, parent_id, header)
            VALUES ({{RetiredVersions.NextId}}, @Dataset, @Sha256, @Key, @FileName, @Bytes, 0, 0, 0, 0, 0, '', '', '', 0, '', 0, '{}', '[]', @ImportedAt, @mode, @ParentId, @Header)
            RETURNING id
            """,
            new
            {
                version.Dataset,
                version.Sha256,
                version.Key,
                version.FileName,
                version.Bytes,
                version.ImportedAt,
                mode = version.Mode.ToString(),
                version.ParentId,
                version.Header,
            },
            transaction);
        _blocks = new BlockWriter(connection, transaction);
        _series = new SeriesDays((series, content) => _blocks.Add(_seriesIds[series], content));
        _plans = new PlanWriter(connection, transaction);
    }

    /// <summary>The version's number.</summary>
    public long Id { get; }

    /// <summary>Adds what was sold.</summary>
    /// <param name="category">The number of its category in the index.</param>
    /// <param name="series">The number of its series in the index.</param>
    /// <param name="day">The day, as <see cref="DateOnly.DayNumber"/>.</param>
    /// <param name="totals">What was sold.</param>
    public void Add(int category, int series, int day, in DayTotals totals)
    {
        Know(category, series);
        _series.Add(series, day, totals);
    }

    /// <summary>Adds a plan.</summary>
    /// <param name="category">The number of its category in the index.</param>
    /// <param name="series">The number of its series in the index.</param>
    /// <param name="plan">What is planned.</param>
    public void AddPlan(int category, int series, in Observation plan)
    {
        Know(category, series);
        _plans.Add(_seriesIds[series], plan);
    }

    /// <summary>Writes what is still held and what the rows add up to, by category and in all.</summary>
    /// <param name="tally">What was sold.</param>
    /// <param name="measure">What the totals count.</param>
    public void WriteDays(Tally tally, Series.Measure measure)
    {
        _series.Write();
        for (var category = 0; category < tally.Categories.Count; category++)
        {
            if (tally.Categories[category].Count > 0)
                CategoryRow.Write(_connection, _transaction, _categoryIds[category], tally.Categories[category], measure);
        }

        // A file that only plans has no days of its own; those of the version that it goes on top of take their place.
        var content = tally.All.Count > 0 ? tally.All.Pack() : [];
        _connection.Execute("INSERT INTO version_blocks (version_id, content) VALUES (@Id, @content)", new { Id, content }, _transaction);
    }

    /// <summary>Writes what the report says, and makes the version the current one.</summary>
    public void Finish(ImportReport report)
    {
        _connection.Execute(
            """
            UPDATE dataset_versions
            SET rows_read = @RowsRead, rows_imported = @RowsImported, rows_rejected = @RowsRejected, categories = @Categories, series = @Series,
                frequency = @frequency, first_date = @From, last_date = @To, total = @Total, measure = @measure,
                missing_periods = @MissingPeriods, columns = @columns, known_columns = @known, notes = @notes
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
                known = JsonSerializer.Serialize(report.KnownColumns),
                notes = JsonSerializer.Serialize(report.Notes),
            },
            _transaction);
        _connection.Execute(
            "INSERT INTO rejected_rows (version_id, line, column_name, value, reason) VALUES (@Id, @Line, @Column, @Value, @Reason)",
            report.Rejected.Select(row => new { Id, row.Line, row.Column, row.Value, row.Reason }),
            _transaction);
        VersionStore.MakeCurrent(_connection, _transaction, report.Dataset, Id);
    }

    /// <summary>Takes out what turned out to be no plan, and the series and categories of which nothing was sold, once all sales are written.</summary>
    /// <param name="lastSale">The date of the last sale of all; only later dates are planned.</param>
    public void Settle(DateOnly lastSale)
    {
        const string Series = "SELECT id FROM series WHERE category_id IN (SELECT id FROM categories WHERE version_id = @Id)";
        _connection.Execute($"DELETE FROM planned_days WHERE date <= @lastSale AND series_id IN ({Series})", new { Id, lastSale }, _transaction);
        _connection.Execute(
            $"DELETE FROM series WHERE id IN ({Series}) AND NOT EXISTS (SELECT 1 FROM series_blocks b WHERE b.series_id = series.id)", new { Id }, _transaction);
        _connection.Execute(
            "DELETE FROM categories WHERE version_id = @Id AND NOT EXISTS (SELECT 1 FROM series s WHERE s.category_id = categories.id)", new { Id }, _transaction);
    }

    /// <summary>Whether a series, by its number in the index, is still there.</summary>
    public bool Holds(int series) =>
        _connection.ExecuteScalar<long>("SELECT COUNT(*) FROM series WHERE id = @id", new { id = _seriesIds[series] }, _transaction) > 0;

    public void Dispose()
    {
        _blocks.Dispose();
        _plans.Dispose();
    }

    /// <summary>Writes the names of a category and a series when they are met for the first time.</summary>
    private void Know(int category, int series)
    {
        while (_categoryIds.Count <= category)
            _categoryIds.Add(InsertCategory(_index.Categories[_categoryIds.Count]));
        while (_seriesIds.Count <= series)
            _seriesIds.Add(InsertSeries(_index.Series[_seriesIds.Count]));
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
