using System.Data;
using Dapper;
using SalesWeb.Datasets.Days;
using SalesWeb.Import;
using SalesWeb.Import.Headings;
using SalesWeb.Import.Rows;
using SalesWeb.Series;

namespace SalesWeb.Datasets.Importing;

/// <summary>What a dataset holds already when a file is imported into it.</summary>
internal sealed class VersionHistory
{
    /// <summary>The version @Id and those that it was built on.</summary>
    private const string Chain =
        """
        WITH RECURSIVE chain (id) AS (
          SELECT @Id
          UNION
          SELECT v.parent_id FROM dataset_versions v JOIN chain ON chain.id = v.id WHERE v.parent_id IS NOT NULL
        )
        """;

    private readonly IDbConnection _connection;
    private readonly IDbTransaction _transaction;
    private readonly DatasetVersion? _present;

    /// <param name="connection">Where to read from.</param>
    /// <param name="transaction">The import's.</param>
    /// <param name="dataset">Its name; it need not be there yet.</param>
    public VersionHistory(IDbConnection connection, IDbTransaction transaction, string dataset)
    {
        (_connection, _transaction) = (connection, transaction);
        var id = connection.ExecuteScalar<long?>("SELECT current_version_id FROM datasets WHERE name = @dataset", new { dataset }, transaction);
        _present = id is null ? null : DatasetStore.Read(connection, transaction, id.Value);
    }

    /// <summary>Whether there is no such dataset yet.</summary>
    public bool IsNew => _present is null;

    /// <summary>The start of a version that appends to the present one or corrects it; where there is none, it replaces.</summary>
    public VersionStart Behind(VersionStart start, ImportMode mode) => _present is null || mode == ImportMode.Replace
        ? start
        : start with { Mode = mode, ParentId = _present.Id };

    /// <summary>
    /// The version that is what the import would make, because this very file made it, or is in it: the same sales are never counted
    /// twice. Null where there is none.
    /// </summary>
    /// <exception cref="UserErrorException">The file is to be appended to sales that hold it already, read otherwise.</exception>
    public long? FindSame(VersionStart start, SalesFile file) => FindMade(start) ?? start.Mode switch
    {
        ImportMode.Append => IsHeld(start, file) ? _present!.Id : null,
        ImportMode.Correct => IsPresent(start) ? _present!.Id : null,
        _ => null,
    };

    /// <exception cref="UserErrorException">The file counts something else, or in other periods, than the version that it would be put together with.</exception>
    public void RefuseMismatch(VersionStart start, SalesFile file)
    {
        if (start.ParentId is null || _present is not { } present)
            return;
        if (file.Frequency != present.Frequency)
            throw Mismatch($"is {InWords(file.Frequency)}, and the dataset \"{present.Dataset}\" is {InWords(present.Frequency)}");
        if (MeasureOf(file) != present.Measure)
            throw Mismatch($"counts {InWords(file.Measure)}, and the dataset \"{present.Dataset}\" counts {InWords(present.Measure)}");

        UserErrorException Mismatch(string problem) => new(
            $"{start.FileName} {problem}; the two cannot be added up.",
            "Import the file as a dataset of its own, or in place of what is there.",
            field: "mode");
    }

    /// <summary>What a file counts; one that only plans counts what the dataset counts.</summary>
    public Measure MeasureOf(SalesFile file) => file.Measure == Measure.Auto && _present is not null ? _present.Measure : file.Measure;

    /// <summary>Refuses weeks that are named by another day than those there are: beside them they would be counted once more, in part in other weeks.</summary>
    /// <param name="start">The version that would be put together with the present one.</param>
    /// <param name="sold">What the file sold.</param>
    /// <exception cref="UserErrorException">A date is neither one of the dataset's nor a whole number of weeks away from its ends.</exception>
    public void RefuseOtherWeeks(VersionStart start, DayTable sold)
    {
        if (start.ParentId is null || _present is not { Frequency: Frequency.Weekly } present)
            return;
        var known = DayStore.Days(_connection, present.Id, SalesSelection.All);
        foreach (var (day, _) in sold.Days())
        {
            var date = DateOnly.FromDayNumber(day);
            if (!known.Holds(day) && !present.Grid.Holds([date]))
            {
                throw new UserErrorException(
                    $"{start.FileName} names a week by {InWords(date)}, and the weeks of the dataset \"{present.Dataset}\" are named by days like "
                    + $"{InWords(present.FirstDate)}; put together, weeks would be counted twice.",
                    "Name the weeks of the file by the same day of the week, or import it as a dataset of its own, or in place of what is there.",
                    field: "mode");
            }
        }
    }

    /// <summary>Refuses corrected rows of a file that the sales do not come of any more: what took its place may hold them already.</summary>
    /// <param name="start">The version that would be put together with the present one.</param>
    /// <param name="held">The corrected rows that were taken in.</param>
    /// <exception cref="UserErrorException">One is of such a file, and would be added.</exception>
    public void RefuseForeign(VersionStart start, HeldRows held)
    {
        if (start.Mode != ImportMode.Append || held.Taken.Count == 0)
            return;
        var files = _connection.Query<string>(
            $"""
            {Chain} SELECT v.sha256 FROM chain JOIN dataset_versions v ON v.id = chain.id
            UNION
            SELECT h.sha256 FROM chain JOIN held_files h ON h.version_id = chain.id
            """,
            _present,
            _transaction).Select(sha256 => RowOrigin.Of(sha256, 1).File).ToHashSet();
        var foreign = held.Taken.Count(row => !files.Contains(row.File));
        if (foreign > 0)
        {
            throw new UserErrorException(
                $"{foreign:N0} corrected row{(foreign == 1 ? " is" : "s are")} of a file that the dataset \"{start.Dataset}\" does not come of any more. "
                + "What took its place may hold them already, and they would count twice.",
                $"Discard {start.FileName} if it does. If it does not, take the column \"{FixUpColumns.File}\" out of it and append it again.",
                field: "mode");
        }
    }

    /// <summary>The report of a file that was put together with the version before: what it read is the file's, what there is now is both.</summary>
    public ImportReport Merged(ImportReport report, DayTable all)
    {
        var (categories, series) = _connection.QuerySingle<(int, int)>(
            """
            SELECT (SELECT COUNT(*) FROM categories WHERE version_id = @VersionId),
                   (SELECT COUNT(*) FROM series s JOIN categories c ON c.id = s.category_id WHERE c.version_id = @VersionId)
            """,
            report,
            _transaction);
        return report with
        {
            Categories = categories,
            Series = series,
            From = all.First,
            To = all.Last,
            Total = all.Total(report.Measure),
            MissingPeriods = all.Missing(report.Frequency),
            KnownColumns = _present!.KnownHeaderByRole.Concat(report.Columns).GroupBy(role => role.Key).ToDictionary(role => role.Key, role => role.Last().Value),
        };
    }

    private long? FindMade(VersionStart start) => _connection.ExecuteScalar<long?>(
        "SELECT id FROM dataset_versions WHERE dataset = @Dataset AND sha256 = @Sha256 AND choices = @Key", start, _transaction);

    /// <summary>Whether the present version is this file, read in the same way, or was corrected by it last.</summary>
    private bool IsPresent(VersionStart start) => _connection.ExecuteScalar<long>(
        """
        SELECT COUNT(*) FROM dataset_versions
        WHERE id = @ParentId AND sha256 = @Sha256 AND (choices = @Choices OR SUBSTR(choices, 1, LENGTH(@correction)) = @correction)
        """,
        new { start.ParentId, start.Sha256, start.Choices, correction = VersionStart.KeyOf(start.Choices, ImportMode.Correct, "") },
        _transaction) > 0;

    /// <summary>Whether the present version, or one that it was built on, is this file, read in the same way.</summary>
    /// <remarks>How a file was read is not known where its version was deleted.</remarks>
    private bool IsHeld(VersionStart start, SalesFile file)
    {
        var which = new { _present!.Id, start.Sha256 };
        var held = _connection.Query<HeldFile>(
            $"{Chain} SELECT v.choices, v.columns, v.measure FROM chain JOIN dataset_versions v ON v.id = chain.id WHERE v.sha256 = @Sha256", which, _transaction).AsList();
        if (held.Any(version => version.IsReadAs(start.Choices, file)))
            return true;
        if (held.Count > 0)
        {
            throw new UserErrorException(
                $"{start.FileName} is in the dataset \"{_present.Dataset}\" already, read otherwise; added once more, its sales would count twice.",
                "Restore the version before it was added and append it again; where only the numbers were read wrongly, import it as a correction.",
                field: "mode");
        }

        return _connection.ExecuteScalar<long>(
            $"{Chain} SELECT COUNT(*) FROM chain JOIN held_files h ON h.version_id = chain.id WHERE h.sha256 = @Sha256", which, _transaction) > 0;
    }

    private static string InWords(DateOnly day) => day.ToString("dddd, d MMM yyyy");

    private static string InWords(Enum value) => value.ToString().ToLowerInvariant();
}
