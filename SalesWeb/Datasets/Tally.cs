using SalesWeb.Import;
using SalesWeb.Series;

namespace SalesWeb.Datasets;

/// <summary>What the rows of a file add up to, in all and by category, in the given measure.</summary>
internal sealed class Tally(Measure measure)
{
    private readonly List<DatedSum> _categories = [];
    private readonly List<bool> _sold = [];

    public DatedSum All { get; } = new();

    /// <summary>By the number of the category.</summary>
    public IReadOnlyList<DatedSum> Categories => _categories;

    /// <summary>Categories of which anything was sold.</summary>
    public int CategoriesSold => _categories.Count(sum => sum.Count > 0);

    /// <summary>Series of which anything was sold.</summary>
    public int SeriesSold { get; private set; }

    /// <summary>Whether anything was sold of a series.</summary>
    public bool IsSold(int series) => series < _sold.Count && _sold[series];

    /// <param name="category">The number of the observation's category, counted up from 0.</param>
    /// <param name="series">The number of its series, counted up from 0.</param>
    /// <param name="observation">What was sold.</param>
    public void Add(int category, int series, in Observation observation)
    {
        while (category >= _categories.Count)
            _categories.Add(new DatedSum());
        while (series >= _sold.Count)
            _sold.Add(false);
        if (!_sold[series])
        {
            _sold[series] = true;
            SeriesSold++;
        }

        var value = (measure == Measure.Amount ? observation.Amount : observation.Quantity) ?? 0;
        _categories[category].Add(observation.Date, value);
        All.Add(observation.Date, value);
    }
}
