using SalesWeb.Import.Headings;
using SalesWeb.Import.Rows;
using SalesWeb.Import.Values;

namespace SalesWeb.Datasets.Importing;

/// <summary>Numbers the categories of a file, and its combinations of category, item and store, in the order in which they appear.</summary>
/// <remarks>It has bounds, so that a file of ten million receipts costs no more memory than one of ten thousand.</remarks>
internal sealed class SeriesIndex
{
    /// <summary>More are no categories; most likely the column holds receipts or customers.</summary>
    public const int MostCategories = 2_000;

    /// <summary>Further items of a category are counted together as <see cref="Other"/>.</summary>
    public const int MostSeries = 100_000;

    public const string Other = "(other)";

    private readonly Dictionary<string, int> _categories = [];
    private readonly List<string> _categoryNames = [];
    private readonly Dictionary<(int Category, string Item, string Store), int> _series = [];
    private readonly List<(int Category, string Item, string Store)> _seriesNames = [];
    private (string? Category, string? Item, string? Store) _last;
    private (int Category, int Series) _lastNumbers;
    private bool _hasOther;

    public IReadOnlyList<string> Categories => _categoryNames;

    public IReadOnlyList<(int Category, string Item, string Store)> Series => _seriesNames;

    /// <summary>What had to be done to stay within the bounds, and which names seem to add up the others, a sentence each.</summary>
    public IEnumerable<string> Notes =>
    [
        .. _hasOther ? [$"There are more than {MostSeries:N0} combinations of category, item and store; the further ones are counted together as \"{Other}\"."] : Array.Empty<string>(),
        .. Totals("categories", _categoryNames),
        .. Totals("items", _seriesNames.Select(series => series.Item)),
        .. Totals("stores", _seriesNames.Select(series => series.Store)),
    ];

    /// <summary>The numbers of the observation's category and of its series, from 0.</summary>
    /// <exception cref="UserErrorException">There are more than 2,000 categories.</exception>
    public (int Category, int Series) Number(in Observation observation)
    {
        // Names come as the same objects row after row, and sorted files go on with the same series.
        if (ReferenceEquals(observation.Category, _last.Category)
            && ReferenceEquals(observation.Item, _last.Item)
            && ReferenceEquals(observation.Store, _last.Store))
            return _lastNumbers;

        _last = (observation.Category, observation.Item, observation.Store);
        return _lastNumbers = Find(observation);
    }

    private static IEnumerable<string> Totals(string level, IEnumerable<string> names)
    {
        const int FewestOthers = 2;
        var different = names.Distinct().ToList();
        return different.Where(name => ColumnNames.MeansTotal(name) && different.Count > FewestOthers).Select(name =>
            $"\"{Excerpt.Of(name)}\" is among the {level}. If it adds up the others, their sales are counted twice: leave its rows out of the file.");
    }

    private (int Category, int Series) Find(in Observation observation)
    {
        if (!_categories.TryGetValue(observation.Category, out var category))
        {
            if (_categoryNames.Count == MostCategories)
            {
                throw new UserErrorException(
                    $"There are more than {MostCategories:N0} different categories, "
                    + $"for example \"{Excerpt.Of(observation.Category)}\" on line {observation.Line:N0}.",
                    "Take a column of groups as the category, and this one as the item.");
            }

            _categories.Add(observation.Category, category = _categoryNames.Count);
            _categoryNames.Add(observation.Category);
        }

        var key = (category, observation.Item, observation.Store);
        if (_series.TryGetValue(key, out var series))
            return (category, series);
        if (_seriesNames.Count >= MostSeries)
        {
            _hasOther = true;
            key = (category, Other, "");
            if (_series.TryGetValue(key, out series))
                return (category, series);
        }

        _series.Add(key, series = _seriesNames.Count);
        _seriesNames.Add(key);
        return (category, series);
    }
}
