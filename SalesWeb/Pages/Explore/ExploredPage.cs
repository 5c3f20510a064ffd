using SalesWeb.Datasets;
using SalesWeb.Exploration;
using SalesWeb.Series;
using SalesWeb.Web;

namespace SalesWeb.Pages.Explore;

/// <summary>A view as the pictures of the page need it. Each picture computes what it shows when it is drawn.</summary>
/// <param name="explorer">Where the sales are.</param>
/// <param name="view">What is looked at.</param>
/// <param name="version">Of which version.</param>
/// <param name="zoom">What the chart shows in full; null for the range of the view.</param>
public sealed class ExploredPage(SalesExplorer explorer, SalesView view, DatasetVersion version, DateSpan? zoom)
{
    public SalesView View => view;

    public DatasetVersion Version => version;

    /// <summary>Null until the view has been found to be one that can be shown.</summary>
    public SalesScope? Scope { get; private set; }

    public IReadOnlyList<CategorySummary> Categories { get; } = explorer.Categories(version);

    public IReadOnlyList<SalesMeasure> Measures { get; } = explorer.Measures(version);

    /// <summary>The units that the data can be summed by.</summary>
    public IEnumerable<PeriodUnit> Units => Enum.GetValues<PeriodUnit>().Where(unit => unit >= version.Frequency.Unit());

    /// <summary>The view pinned to its version, so that it shows another the same numbers whatever is imported later.</summary>
    public string Link => ExploreAddress.Of(view with { Dataset = version.Dataset, Version = version.Id });

    /// <summary>What is written into a picture that leaves the page: the dataset, its version and the filter.</summary>
    public string Stamp => $"{version.Dataset}, version {version.Id} ({version.Sha256[..8]}) · {Scope!.Subject} · "
        + $"{Scope.First:yyyy-MM-dd} to {Scope.Span(Scope.Range).To:yyyy-MM-dd} · {Scope.MeasureName} by {Scope.Unit.Noun()}";

    /// <exception cref="UserErrorException">The view cannot be shown.</exception>
    public void Enter()
    {
        Scope = explorer.Scope(view);
        if (zoom is { } part)
            _ = explorer.Scope(view with { From = part.From, To = part.To });
    }

    public string Address(string? handler = null, string? more = null) => ExploreAddress.Of(view, handler, more);

    public ChartPanel Chart() => ChartPanel.Of(explorer, view, zoom);

    public PartTable? Parts() => explorer.Parts(Scope!);

    /// <summary>Writes the numbers of the view.</summary>
    public SalesNumbers Numbers => NumbersOf(Scope!, Scope!.Measure);

    /// <summary>Writes numbers of a measure of the view's dataset.</summary>
    public static SalesNumbers NumbersOf(SalesScope scope, SalesMeasure measure) =>
        SalesNumbers.Of(measure == SalesMeasure.Quantity ? Measure.Quantity : Measure.Amount, scope.Version.Units);

    /// <summary>The measure as periods of a unit are compared in it: "Pieces", or "Pieces a week".</summary>
    public string ComparedIn(PeriodUnit unit) => Scope!.MeasureName + (Scope.IsPerWeek(unit) ? " a week" : "");

    /// <summary>Why the weeks of longer units are not added up; empty where they are.</summary>
    public string WhyPerWeek(PeriodUnit unit) => Scope!.IsPerWeek(unit)
        ? $"{Weeks(unit)}, so {unit.Noun()}s are compared by their mean a week."
        : "";

    /// <summary>How many weeks of the file a longer unit holds, in words.</summary>
    public static string Weeks(PeriodUnit unit) => $"The file has weeks, and a {unit.Noun()} holds {(unit == PeriodUnit.Month ? "4 or 5" : "12 to 14")} of them";

    /// <summary>Words as the beginning of a sentence.</summary>
    public static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>What a name is called that may be empty.</summary>
    public static string NameOf(string name) => name == "" ? "(no name)" : name;

    /// <summary>The view with one part of its selection chosen.</summary>
    public SalesView Into(SalesPart by, string name) => by switch
    {
        SalesPart.Category => view with { Category = name, By = null, Compare = [.. view.Compare.Where(other => other != name)] },
        SalesPart.Item => view with { Item = name, By = null, Compare = [] },
        _ => view with { Store = name, By = null },
    };

    /// <summary>The way back up, from all sales to what is chosen: each with the view that shows it.</summary>
    public IEnumerable<(string Name, SalesView View)> Crumbs()
    {
        var up = view with { Category = null, Item = null, Store = null, By = null };
        yield return ("All categories", up);
        if (view.Category is not null)
            yield return (NameOf(view.Category), up = up with { Category = view.Category });
        if (view.Item is not null)
            yield return (NameOf(view.Item), up = up with { Item = view.Item });
        if (view.Store is not null)
            yield return (NameOf(view.Store), up with { Store = view.Store });
    }

    /// <summary>Ranges that people often want, counted back from the end of the data.</summary>
    public IEnumerable<(string Name, SalesView View)> Ranges()
    {
        var last = version.LastDate;
        yield return ("All", view with { From = null, To = null });
        (string Name, DateOnly From)[] ranges =
        [
            ("Last 4 weeks", last.AddDays(-27)),
            ("Last 3 months", last.AddMonths(-3).AddDays(1)),
            ("Last 12 months", last.AddMonths(-12).AddDays(1)),
            ("This year", new DateOnly(last.Year, 1, 1)),
        ];
        foreach (var (name, from) in ranges.Where(range => range.From > version.FirstDate))
            yield return (name, view with { From = from, To = null });
    }

    /// <summary>A change in per cent, with its sign.</summary>
    public static string Change(double? fraction) => fraction is > 0 ? $"+{Format.Percent(fraction)}" : Format.Percent(fraction);
}
