using SalesWeb.Series;

namespace SalesWeb.Datasets.Levels;

/// <summary>The levels at which a category can be looked at: in all, by item, by store, and by item in a store.</summary>
/// <remarks>Rows that name no item (or no store) count at the levels above, and are no item (or store) of their own.</remarks>
internal static class CategoryLevels
{
    /// <summary>
    /// Every series of the category: in all, then the items, the stores and the items in stores, each in natural order. One that
    /// would add up the same parts as one before it is left out.
    /// </summary>
    /// <param name="category">Its name.</param>
    /// <param name="parts">All of its parts.</param>
    public static IReadOnlyList<SeriesKey> Keys(string category, IReadOnlyCollection<CategoryPart> parts)
    {
        var items = parts.CountBy(part => part.Item).ToDictionary();
        var stores = parts.CountBy(part => part.Store).ToDictionary();
        return
        [
            new SeriesKey(category),
            .. items.Where(item => item.Key != "" && item.Value < parts.Count)
                .Select(item => new SeriesKey(category, item.Key))
                .OrderBy(key => key.Item, NaturalOrder.Instance),
            .. parts.DistinctBy(part => part.Store)
                .Where(part => part.Store != "" && stores[part.Store] < parts.Count && !(stores[part.Store] == 1 && IsWholeItem(part)))
                .Select(part => new SeriesKey(category, Item: null, part.Store))
                .OrderBy(key => key.Store, NaturalOrder.Instance),
            .. parts.Where(part => part.Item != "" && part.Store != "" && items[part.Item] > 1 && stores[part.Store] > 1)
                .Select(part => new SeriesKey(category, part.Item, part.Store))
                .OrderBy(key => key.Item, NaturalOrder.Instance)
                .ThenBy(key => key.Store, NaturalOrder.Instance),
        ];

        bool IsWholeItem(CategoryPart part) => part.Item != "" && items[part.Item] == 1;
    }

    /// <summary>The series below the whole category that a part counts in.</summary>
    public static IEnumerable<SeriesKey> Of(string category, CategoryPart part)
    {
        if (part.Item != "")
            yield return new SeriesKey(category, part.Item);
        if (part.Store != "")
            yield return new SeriesKey(category, Item: null, part.Store);
        if (part.Item != "" && part.Store != "")
            yield return new SeriesKey(category, part.Item, part.Store);
    }
}
