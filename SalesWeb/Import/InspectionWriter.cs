using SalesWeb.Import.Columns;
using SalesWeb.Import.Headings;
using SalesWeb.Import.Profiles;
using SalesWeb.Import.Questions;
using SalesWeb.Import.Values;
using SalesWeb.Series;

namespace SalesWeb.Import;

/// <summary>Puts what was decided about a file, and what is in doubt, into words.</summary>
internal sealed class InspectionWriter(ProfiledTable table, ImportChoices choices, DateGrid? grid)
{
    private const int MostSamples = 5;

    private readonly TableProfile _profile = table.Profile;
    private readonly IReadOnlyList<string> _headers = [.. table.Profile.Columns.Select(column => column.Header)];

    private readonly Lazy<Layout?> _guess = new(() => Guess(table));

    /// <summary>The account of a file that is no table.</summary>
    public static Inspection Unreadable(ImportChoices choices, UserErrorException problem) => new()
    {
        Choices = choices,
        Problem = problem,
        Rows = 0,
        Columns = [],
        FirstRows = [],
        FirstMeanings = [],
        Layout = FileLayout.Auto,
        Frequency = Frequency.Daily,
        FrequencyReason = "",
        Measure = Measure.Auto,
        Questions = [],
        Warnings = [],
        Notes = [],
        Fingerprint = "",
        IsFixUp = false,
    };

    public Inspection Write()
    {
        var doubts = new Doubts(choices, isStrict: false);
        try
        {
            var plan = ReadingPlan.Of(table, choices, doubts, grid);
            return Write(plan, plan.Problem, doubts);
        }
        catch (UserErrorException problem)
        {
            return Write(null, problem, doubts);
        }
    }

    private Inspection Write(ReadingPlan? plan, UserErrorException? problem, Doubts doubts) => new()
    {
        Choices = choices,
        Problem = problem,
        Rows = _profile.Rows,
        Columns = [.. Enumerable.Range(0, _headers.Count).Select(i => Column(i, plan))],
        FirstRows = _profile.First,
        Reshaped = table.Reshaped,
        FirstMeanings = plan is null ? [] : [.. _profile.First.Select(row => CellMeaning.Of(row, plan))],
        Layout = plan is null ? FileLayout.Auto : plan.Layout.IsWide ? FileLayout.Wide : FileLayout.Long,
        Frequency = plan?.Frequency ?? Frequency.Daily,
        FrequencyReason = plan?.FrequencyReason ?? "",
        Span = plan?.Span,
        Measure = plan?.Layout.Measure ?? Measure.Auto,
        Questions = doubts.Questions,
        Warnings = table.RepeatedRows is { } repeated ? [.. doubts.Warnings, repeated] : doubts.Warnings,
        Notes = plan is null ? [] : [.. table.Describe(), .. plan.Notes],
        Fingerprint = HeaderFingerprint.Of(_headers),
        IsFixUp = _profile.IsFixUp,
        FixUpDataset = FixUpDataset(),
        Evident = plan is null ? ImportChoices.None : Evident(plan),
    };

    /// <summary>The one that all rows name.</summary>
    private string FixUpDataset()
    {
        var column = _headers.ToList().IndexOf(FixUpColumns.Dataset);
        return column >= 0 && _profile.Sample.Select(row => CsvTable.WithoutMark(row[column])).Distinct().ToList() is [var dataset] ? dataset : "";
    }

    private ImportChoices Evident(ReadingPlan plan) => new()
    {
        Columns = plan.Layout.Columns.ToDictionary(entry => entry.Key, entry => ColumnReference.Of(_headers, entry.Value)),
        Layout = plan.Layout.IsWide ? FileLayout.Wide : FileLayout.Auto,
        WideColumns = [.. plan.Layout.CategoryColumns.Select(column => column + 1)],
        DateOrder = plan.Dates.Doubtful is null ? DateStyle.Of(_profile.Columns[plan.Layout.Columns[Role.Date]].DistinctDates, DateOrder.Auto).Order : DateOrder.Auto,
        DecimalMark = plan.Layout.NumberColumns.Select(column => NumberStyle.OwnMark(_profile.Columns[column])).OfType<char>().Distinct().ToList() is [var mark]
            ? mark == ',' ? DecimalMark.Comma : DecimalMark.Point
            : DecimalMark.Auto,
    };

    private InspectedColumn Column(int column, ReadingPlan? plan)
    {
        var profile = _profile.Columns[column];
        return new InspectedColumn
        {
            Position = column + 1,
            Header = profile.Header,
            Reference = ColumnReference.Of(_headers, column),
            Role = plan is null ? Shown(column) : RoleIn(plan.Layout, column),
            IsCategory = plan?.Layout.CategoryColumns.Contains(column) ?? choices.WideColumns.Contains(column + 1),
            Why = plan is null ? "" : Why(column, plan),
            Samples = [.. _profile.Sample.Select(row => row[column].Trim()).Where(cell => cell != "").Distinct().Take(MostSamples).Select(Excerpt.Of)],
            FilledShare = profile.Looked == 0 ? 0 : (double)profile.Filled / profile.Looked,
            HoldsDates = profile.Filled > 0 && profile.Dates >= 0.5 * profile.Filled,
            HoldsNumbers = profile.IsNumeric,
        };
    }

    /// <summary>What a column is where the file cannot be read as it was chosen: what was chosen for it, or else what it would be taken for.</summary>
    private Role? Shown(int column)
    {
        if (choices.Columns.FirstOrDefault(entry => ColumnReference.Find(_headers, entry.Value).FirstOrDefault(-1) == column) is { Value: not null } chosen)
            return chosen.Key;
        return choices.UnusedColumns.Concat(choices.WideColumns).Contains(column + 1) || RoleIn(_guess.Value, column) is not { } role || choices.Columns.ContainsKey(role)
            ? null
            : role;
    }

    private static Role? RoleIn(Layout? layout, int column) =>
        layout?.Columns.Where(entry => entry.Value == column).Select(entry => (Role?)entry.Key).FirstOrDefault();

    private static Layout? Guess(ProfiledTable table)
    {
        try
        {
            return new LayoutChooser(table.Profile, table.Table.File, ImportChoices.None, new Doubts(ImportChoices.None, isStrict: false)).Choose();
        }
        catch (UserErrorException)
        {
            // Then there is nothing to go by but what was chosen.
            return null;
        }
    }

    private static string Why(int column, ReadingPlan plan)
    {
        var reason = plan.Layout.Reasons[column];
        var evidence = column == plan.Layout.Columns[Role.Date] ? plan.Dates.Evidence
            : plan.Numbers.TryGetValue(column, out var number) ? number.Evidence
            : null;
        return $"{char.ToUpperInvariant(reason[0])}{reason[1..]}{(evidence is null ? "" : $"; {evidence}")}.";
    }
}
