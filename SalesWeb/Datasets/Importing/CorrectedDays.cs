using SalesWeb.Datasets.Days;

namespace SalesWeb.Datasets.Importing;

/// <summary>
/// Which days of a category's series a correction takes the place of. As a rule it is the days that it has of the very series. On a
/// day that one side tells by item and the other not, it is the whole day, because the same sales would be counted twice; the same
/// goes for stores. Where stores are told alike, that is judged store by store, as some may tell their items and others not; and
/// the other way round.
/// </summary>
internal sealed class CorrectedDays
{
    private readonly Sides _items = new();
    private readonly Sides _stores = new();
    private readonly Dictionary<string, Sides> _itemsOfStore = [];
    private readonly Dictionary<string, Sides> _storesOfItem = [];
    private readonly HashSet<int> _days = [];
    private readonly Dictionary<string, HashSet<int>> _byItem = [];
    private readonly Dictionary<string, HashSet<int>> _byStore = [];

    /// <param name="series">Every series of the category, of the version before or of the correction; gone through once or twice.</param>
    public CorrectedDays(IEnumerable<CorrectedSeries> series)
    {
        foreach (var one in series)
        {
            _items.Add(one, one.Item);
            _stores.Add(one, one.Store);
            Of(_itemsOfStore, one.Store).Add(one, one.Item);
            Of(_storesOfItem, one.Item).Add(one, one.Store);
        }

        if (!new[] { _items, _stores }.Concat(_itemsOfStore.Values).Concat(_storesOfItem.Values).Any(sides => sides.Differ))
            return;
        foreach (var one in series)
        {
            foreach (var (day, _) in one.Now.Days())
            {
                _days.Add(day);
                Of(_byItem, one.Item).Add(day);
                Of(_byStore, one.Store).Add(day);
            }
        }
    }

    /// <summary>Whether the correction takes the place of what a series had on a day, as <see cref="DateOnly.DayNumber"/>.</summary>
    public bool Replace(CorrectedSeries one, int day)
    {
        var items = _stores.DifferOn(day) ? _items : _itemsOfStore[one.Store];
        var stores = _items.DifferOn(day) ? _stores : _storesOfItem[one.Item];
        return (items.DifferOn(day), stores.DifferOn(day)) switch
        {
            (true, true) => _days.Contains(day),
            (true, false) => Of(_byStore, one.Store).Contains(day),
            (false, true) => Of(_byItem, one.Item).Contains(day),
            _ => one.Now.Holds(day),
        };
    }

    private static T Of<T>(Dictionary<string, T> byName, string name)
        where T : new() => byName.TryGetValue(name, out var found) ? found : byName[name] = new T();

    /// <summary>The days on which either side names an item (a store), or does not.</summary>
    private sealed class Sides
    {
        private readonly DaysOf _before = new();
        private readonly DaysOf _now = new();

        public bool Differ => _now.All.Any(DifferOn);

        public bool DifferOn(int day) =>
            (_before.IsNamedOnly(day) && _now.IsBlankOnly(day)) || (_before.IsBlankOnly(day) && _now.IsNamedOnly(day));

        public void Add(CorrectedSeries one, string name)
        {
            _before.Add(one.Before, name);
            _now.Add(one.Now, name);
        }
    }

    private sealed class DaysOf
    {
        private readonly HashSet<int> _named = [];
        private readonly HashSet<int> _blank = [];

        public IEnumerable<int> All => _named.Concat(_blank);

        public bool IsNamedOnly(int day) => _named.Contains(day) && !_blank.Contains(day);

        public bool IsBlankOnly(int day) => _blank.Contains(day) && !_named.Contains(day);

        public void Add(DayTable days, string name) => (name == "" ? _blank : _named).UnionWith(days.Days().Select(day => day.Day));
    }
}
