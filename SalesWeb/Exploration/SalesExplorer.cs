using SalesWeb.Datasets;
using SalesWeb.Datasets.Amendments;
using SalesWeb.Datasets.Versions;
using SalesWeb.Holidays;
using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Exploration;

/// <summary>Answers what was sold: of which selection, from when to when, in which measure, summed by what.</summary>
/// <remarks>What it reads of a version it keeps, so that the pictures of a page read it once.</remarks>
public sealed class SalesExplorer(
    DatasetStore datasets, VersionStore versions, SalesStore sales, DayStore days, AmendmentStore amendments, VersionCache cache, SalesWebSettings settings)
{
    private readonly HolidayCalendar _calendar = settings.Calendar.ToCalendar();

    /// <summary>The version that a view looks at.</summary>
    /// <exception cref="UserErrorException">There is no such dataset, or it has no such version.</exception>
    public DatasetVersion Version(SalesView view)
    {
        var current = datasets.Get(view.Dataset);
        return view.Version is { } id && id != current.Id ? versions.Get(current.Dataset, id) : current;
    }

    /// <summary>The categories of a version, in natural order.</summary>
    public IReadOnlyList<CategorySummary> Categories(DatasetVersion version) =>
        cache.Get("categories", version, "all", () => sales.Categories(version.Id), categories => categories.Count + 1);

    /// <summary>The measures that the file gives, or that follow from what it gives.</summary>
    public IReadOnlyList<SalesMeasure> Measures(DatasetVersion version)
    {
        var all = Days(version, SalesSelection.All);
        return [.. Enum.GetValues<SalesMeasure>().Where(measure => all.Any(day => SelectionSeries.ValueOf(day, measure) is not null))];
    }

    /// <summary>A view with its sales.</summary>
    /// <exception cref="UserErrorException">There is nothing of the kind, or the view contradicts itself or the data.</exception>
    public SalesScope Scope(SalesView view)
    {
        var version = Version(view);
        view.Check(version);
        if (view.By is { } by && !PartTable.ChoicesOf(view, version).Contains(by))
        {
            throw new UserErrorException(
                $"These sales cannot be broken down by {by.ToString().ToLowerInvariant()}.", "Leave it out, or choose more of the sales.", field: "by");
        }

        foreach (var category in view.Compare)
            Known(version, category);
        var measure = view.Measure ?? (version.Measure == Measure.Quantity ? SalesMeasure.Quantity : SalesMeasure.Amount);
        var series = Series(version, view.Selection, measure);
        var range = series.Between(view.From, view.To);
        return range.Start.Equals(range.End)
            ? throw new UserErrorException("There are no sales in this range.", "Widen the range.", field: "from")
            : new SalesScope
            {
                View = view,
                Version = version,
                Measure = measure,
                Unit = view.Unit ?? version.Frequency.Unit(),
                Series = series,
                Range = range,
                Rule = Rule(version, view.Category),
                Calendar = _calendar,
            };
    }

    /// <summary>
    /// The periods that are named by a date in the range. Missing periods are filled, and averages taken, over the whole
    /// series before it is cut, so that a number does not depend on where the range begins or ends; only a week or month
    /// that the range cuts holds less, which it says.
    /// </summary>
    /// <exception cref="UserErrorException">There is nothing of the kind, or the view contradicts itself or the data.</exception>
    public SalesTable Look(SalesView view)
    {
        var scope = Scope(view);
        var compared = view.Compare
            .Select(category => Series(scope.Version, view.Selection with { Category = category }, scope.Measure))
            .ToList();
        return new SalesTable { Scope = scope, Rows = new SalesTableRows(scope, compared).All(), Corrections = Corrections(scope) };
    }

    /// <summary>What the selection is broken down into, and what moved; null where it cannot be broken down further.</summary>
    public PartTable? Parts(SalesScope scope) => PartTable.Of(scope, Breakdown);

    /// <summary>What was sold on each date, as long as it is kept.</summary>
    public IReadOnlyList<DaySum> Days(DatasetVersion version, SalesSelection selection) =>
        cache.Get("days", version, selection, () => days.Days(version.Id, selection), sums => sums.Count + 1);

    private IReadOnlyList<PartSums> Breakdown(DatasetVersion version, SalesSelection selection, SalesPart by, IReadOnlyList<DateSpan> spans) => cache.Get(
        "breakdowns",
        version,
        (selection, by, string.Join(' ', spans)),
        () => days.Breakdown(version.Id, selection, by, spans),
        parts => (parts.Count * spans.Count) + 1);

    private SelectionSeries Series(DatasetVersion version, SalesSelection selection, SalesMeasure measure)
    {
        if (selection.Category is { } category)
            Known(version, category);
        var sums = Days(version, selection);
        if (sums.Count == 0)
            throw Unsold(version, selection);
        if (!Measures(version).Contains(measure))
        {
            throw new UserErrorException(
                $"The dataset \"{version.Dataset}\" has no {SalesScope.Name(measure).ToLowerInvariant()} in its file.", "Choose another measure.", field: "measure");
        }

        if (!sums.Any(day => SelectionSeries.ValueOf(day, measure) is not null))
        {
            var named = string.Join(" · ", new[] { selection.Category, selection.Item, selection.Store }.OfType<string>());
            throw new UserErrorException($"The file has no {SalesScope.Name(measure).ToLowerInvariant()} of {named}.", "Choose another measure.", field: "measure");
        }

        return SelectionSeries.Of(sums, measure, version, Rule(version, selection.Category));
    }

    /// <summary>What a missing period means: what was decided for the category, or else the setting.</summary>
    private MissingRule Rule(DatasetVersion version, string? category) =>
        category is null ? settings.Data.MissingPeriods : sales.RuleOf(version, category, settings.Data.MissingPeriods);

    /// <summary>The corrections that count within what is looked at, in the range, oldest first.</summary>
    private IReadOnlyList<Correction> Corrections(SalesScope scope)
    {
        var (version, view, span) = (scope.Version, scope.View, scope.Span(scope.Range));
        if (version.Revision == 0 || scope.Measure.ToString() != version.Measure.ToString())
            return [];

        return
        [
            .. cache.Get(
                    "corrections", version, view.Selection, () => amendments.Counting(version, view.Selection), corrections => corrections.Count + 1)
                .Where(correction => span.Holds(correction.Date)),
        ];
    }

    private void Known(DatasetVersion version, string category)
    {
        if (!Categories(version).Any(known => known.Category == category))
            throw sales.Unknown(version, category);
    }

    private static UserErrorException Unsold(DatasetVersion version, SalesSelection selection)
    {
        var what = selection.Item is { } item ? $"the item \"{item}\"" : "anything";
        var where = (selection.Category is { } category ? $" in the category \"{category}\"" : "") + (selection.Store is { } store ? $" in the store \"{store}\"" : "");
        return new UserErrorException(
            $"The dataset \"{version.Dataset}\" has no sales of {what}{where}.",
            "Go back to the category and choose from what it has.",
            UserErrorKind.Unknown,
            field: selection.Item is null ? "store" : "item");
    }
}
