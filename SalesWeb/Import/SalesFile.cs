using SalesWeb.Import.Columns;
using SalesWeb.Import.Headings;
using SalesWeb.Import.Profiles;
using SalesWeb.Import.Questions;
using SalesWeb.Import.Rows;
using SalesWeb.Import.Texts;
using SalesWeb.Import.Values;
using SalesWeb.Series;

namespace SalesWeb.Import;

/// <summary>
/// A file of sales, understood as a whole and not yet taken in. A workbook or an archive is turned into text first. It is gone
/// through three times in constant memory: once to see what text it is, once to decide what its columns mean, and once by
/// <see cref="Read"/> for its rows.
/// </summary>
public sealed class SalesFile : IDisposable
{
    /// <summary>How often the whole file is gone through.</summary>
    public const int Readings = 3;

    private readonly ProfiledTable _table;
    private readonly ReadingPlan _plan;
    private readonly ImportOptions _options;

    private SalesFile(ProfiledTable table, ReadingPlan plan, ImportOptions options)
    {
        (_table, _plan, _options) = (table, plan, options);
        Columns = plan.Layout.Columns.OrderBy(entry => entry.Key).ToDictionary(entry => RoleFinder.Name(entry.Key), entry => plan.Headers[entry.Value]);
        Notes = [.. table.Describe(), .. plan.Notes];
    }

    /// <summary>The SHA-256 of the file as it lies on disk: 64 hexadecimal digits in lower case.</summary>
    public string Sha256 => _table.Sha256;

    /// <summary>Its size on disk, perhaps packed.</summary>
    public long Bytes => _table.Source.Bytes;

    public Frequency Frequency => _plan.Frequency;

    /// <summary>The currency and the unit that the file states.</summary>
    public SalesUnits Units => _plan.Units;

    /// <summary>What is counted: <see cref="Measure.Amount"/> or <see cref="Measure.Quantity"/>; <see cref="Measure.Auto"/> for a file without sales.</summary>
    public Measure Measure => _plan.Layout.Measure;

    /// <summary>The fingerprint of the names of its columns, as <see cref="Inspection.Fingerprint"/>.</summary>
    public string Fingerprint => HeaderFingerprint.Of(_plan.Headers);

    /// <summary>Which column (by its header) was taken for which role (in lower case).</summary>
    public IReadOnlyDictionary<string, string> Columns { get; }

    /// <summary>What was decided about the file, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Goes through the file twice and decides how it is to be read.</summary>
    /// <param name="path">Where it lies; a name that ends in .gz is not needed for a file packed with gzip.</param>
    /// <param name="name">What its owner calls it, for messages.</param>
    /// <param name="options">What the user chose.</param>
    /// <param name="onRead">Called with the bytes of each piece read from disk, in all <see cref="Readings"/> readings; null for nobody.</param>
    /// <param name="cancellation">Stops this and <see cref="Read"/>.</param>
    /// <exception cref="UserErrorException">It is no table of sales, or not clear enough.</exception>
    public static SalesFile Inspect(string path, string name, ImportOptions options, Action<int>? onRead, CancellationToken cancellation)
    {
        var table = ProfiledTable.Of(path, name, options, onRead ?? (_ => { }), cancellation);
        try
        {
            var plan = ReadingPlan.Of(table, options.Choices, new Doubts(options.Choices, isStrict: true), options.Grid);
            return plan.Problem is null ? new SalesFile(table, plan, options) : throw plan.Problem;
        }
        catch
        {
            table.Dispose();
            throw;
        }
    }

    /// <summary>Reads the rows.</summary>
    /// <param name="take">
    /// Gets the observations, in the order of the file, and how many rows were read before. A plan that turns out to be dated
    /// on or before the last sale is none, and its row is among the rejected ones.
    /// </param>
    /// <param name="rejections">Gets the rows that cannot be read.</param>
    /// <param name="held">The corrected rows to be left out, because they are in the dataset; gets those that are taken.</param>
    /// <returns>How many rows of the table are not blank, imported and rejected ones together.</returns>
    /// <exception cref="UserErrorException">
    /// No row can be read, more of them are bad than the options allow (corrected rows that come back may all but one be bad), or
    /// the file changed since it was inspected. What was taken until then is not to be kept.
    /// </exception>
    public int Read(ObservationTaker take, Rejections rejections, HeldRows held)
    {
        rejections.Lines = _table.Source.Lines;
        var (count, sha256) = _table.Table.Read(rows =>
        {
            var reader = new RowReader(_plan, rejections);
            var (headings, origins) = (new HeadingWatch(_plan.Headers), new FixUpOrigins(_plan.Headers));
            var read = 0;
            while (rows.Read())
            {
                if (rows.IsBlank() || headings.Takes(rows))
                    continue;
                var origin = origins.Of(rows);
                if (origin is { } one && held.Skips(one))
                    continue;
                var observations = reader.Read(rows);
                foreach (ref readonly var observation in observations)
                    take(observation, read);
                if (origin is { } taken && observations.Length > 0)
                    held.Take(taken);
                read = checked(read + 1);
            }

            reader.SettlePlans();
            return read;
        });
        _table.Table.File.RefuseChange(_table.TextSha256, sha256);
        if (count == 0 && held.Skipped > 0)
            throw _table.Table.File.Refuse("each of its corrected rows was taken in before, so there is nothing to add.", "Correct the rows that are left, or discard it.");
        RefuseTooManyBad(count, rejections);
        return count;
    }

    /// <summary>
    /// Writes the rows that were left out as a file to be corrected: the columns of the file as they stand there, then those of
    /// <see cref="FixUpColumns"/>, separated as they were. The file is read once more for it, so that rows that are never wanted cost no memory.
    /// </summary>
    /// <param name="rejections">Which rows, and why; as <see cref="Read"/> left them.</param>
    /// <param name="dataset">The dataset that the file becomes a version of.</param>
    /// <param name="writer">Gets the file.</param>
    /// <exception cref="UserErrorException">The file changed since it was inspected.</exception>
    public void WriteRejected(Rejections rejections, string dataset, TextWriter writer)
    {
        List<int> own = [.. Enumerable.Range(0, _plan.Headers.Count).Where(i => !FixUpColumns.Are(_plan.Headers[i]))];
        var origins = new FixUpOrigins(_plan.Headers);
        var table = new CsvTable(
            writer, _table.Separator, [.. own.Select(i => _plan.Headers[i]), FixUpColumns.Line, FixUpColumns.Reason, FixUpColumns.Dataset, FixUpColumns.File]);
        var (_, sha256) = _table.Table.Read(rows =>
        {
            var headings = new HeadingWatch(_plan.Headers);
            while (rows.Read())
            {
                var line = (int)Math.Min(rows.LineNumber, int.MaxValue);
                if (!rows.IsBlank() && !headings.Takes(rows) && rejections.ReasonFor(line) is { } reason)
                    table.Row(FixUp.Row(rows, own, _plan.Headers.Count, origins.Of(rows) ?? RowOrigin.Of(Sha256, line), reason, dataset));
            }

            return true;
        });
        if (rejections.Unknown > 0)
            table.Row([.. own.Select(_ => ""), "", FixUp.Missing(rejections.Unknown)]);
        _table.Table.File.RefuseChange(_table.TextSha256, sha256);
    }

    /// <summary>Removes what was unpacked; the file itself stays.</summary>
    public void Dispose() => _table.Dispose();

    private void RefuseTooManyBad(int rows, Rejections rejections)
    {
        const int Shown = 3;
        if (rejections.Count < rows && (_table.Profile.IsFixUp || rejections.Count <= _options.MaxRejectedShare * rows))
            return;

        var limit = _table.Profile.IsFixUp ? "so there is nothing to import" : $"and at most {_options.MaxRejectedShare:P1} may be bad";
        var complaints = rejections.First.Take(Shown).Select(row => row.Column == ""
            ? $"line {row.Line:N0}: \"{row.Value}\" {row.Reason}"
            : $"line {row.Line:N0}, {row.Column}: {(row.Value == "" ? "the cell" : $"\"{row.Value}\"")} {row.Reason}");
        var problem = $"{_table.Table.File.Name}: {rejections.Count:N0} of {rows:N0} rows cannot be read, {limit}. "
            + $"{string.Join("; ", complaints)}.{string.Concat(_plan.Warnings.Select(warning => $" {warning}"))}";
        throw rejections.Count == rows
            ? new UserErrorException(problem, "Correct these rows, or say otherwise which column is which.", field: "file")
            : new UserErrorException(
                problem,
                "Correct these rows, say otherwise which column is which, or let the other rows be imported all the same: choose that where bad rows are shown, "
                + $"or with {ImportChoices.RejectedRowsKey}=accept.",
                field: ImportChoices.RejectedRowsKey);
    }
}
