using SalesWeb.Import;
using SalesWeb.Series;

namespace SalesWeb.Datasets;

/// <summary>What the rows of a file add up to, in all and by category, in the given measure.</summary>
internal sealed class Tally(Measure measure)
{
    private readonly List<DatedSum> _categories = [];

    public DatedSum All { get; } = new();

    /// <summary>By the number of the category.</summary>
    public IReadOnlyList<DatedSum> Categories => _categories;

    /// <param name="category">The number of the observation's category; a new one is the next number.</param>
    /// <param name="observation">What was sold.</param>
    public void Add(int category, in Observation observation)
    {
        if (category == _categories.Count)
            _categories.Add(new DatedSum());

        var value = (measure == Measure.Amount ? observation.Amount : observation.Quantity) ?? 0;
        _categories[category].Add(observation.Date, value);
        All.Add(observation.Date, value);
    }
}
