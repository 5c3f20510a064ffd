using SalesWeb.Datasets.Days;
using SalesWeb.Series;

namespace SalesWeb.Datasets.Importing;

/// <summary>What the rows of a file add up to by day, in all and by category.</summary>
/// <param name="measure">What is counted where one number is wanted.</param>
internal sealed class Tally(Measure measure)
{
    private readonly List<DayTable> _categories = [];
    private readonly List<bool> _sold = [];

    public DayTable All { get; } = new();

    /// <summary>The sum of all rows, in the measure.</summary>
    public double Total { get; private set; }

    /// <summary>By the number of the category; empty for one of which nothing was sold.</summary>
    public IReadOnlyList<DayTable> Categories => _categories;

    /// <summary>Categories of which anything was sold.</summary>
    public int CategoriesSold => _categories.Count(days => days.Count > 0);

    /// <summary>Series of which anything was sold.</summary>
    public int SeriesSold { get; private set; }

    /// <param name="category">The number of the observation's category, counted up from 0.</param>
    /// <param name="series">The number of its series, counted up from 0.</param>
    /// <param name="day">The day, as <see cref="DateOnly.DayNumber"/>.</param>
    /// <param name="totals">What was sold.</param>
    public void Add(int category, int series, int day, in DayTotals totals)
    {
        while (category >= _categories.Count)
            _categories.Add(new DayTable());
        while (series >= _sold.Count)
            _sold.Add(false);
        if (!_sold[series])
        {
            _sold[series] = true;
            SeriesSold++;
        }

        _categories[category].Add(day, totals);
        All.Add(day, totals);
        Total += totals.In(measure);
    }
}
