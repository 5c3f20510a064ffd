namespace SalesWeb.Series;

/// <summary>
/// Which sales of a category a series adds up: all of them, those of an item, of a store, or of an item in a store.
/// <code>
///   category              all
///   category/item         an item, in all stores
///   category//store       a store, with all its items
///   category/item/store   an item in a store
/// </code>
/// In this text, which is the series' <c>unique_id</c>, a slash within a name is written ~1 and a tilde ~0 (as in RFC 6901),
/// so that no two keys have the same text.
/// </summary>
/// <param name="Category">What is forecast as one.</param>
/// <param name="Item">The single article; null for all.</param>
/// <param name="Store">The shop; null for all.</param>
public sealed record SeriesKey(string Category, string? Item = null, string? Store = null)
{
    /// <summary>The longest name of a category, an item or a store, in characters.</summary>
    public const int LongestName = 200;

    /// <summary>How many names it has beside the category's: 0 for all of it, 1 for an item or a store, 2 for an item in a store.</summary>
    public int Depth => (Item is null ? 0 : 1) + (Store is null ? 0 : 1);

    /// <summary>Reads what <see cref="ToString"/> writes; null where it is no such text.</summary>
    public static SeriesKey? TryParse(string text)
    {
        var names = text.Split('/');
        if (names.Length > 3 || names[0] == "" || (names.Length > 1 && names[^1] == ""))
            return null;

        var key = new SeriesKey(Unescape(names[0])!, names.Length > 1 ? Unescape(names[1]) : null, names.Length > 2 ? Unescape(names[2]) : null);
        return key.ToString() == text ? key : null; // a tilde that escapes nothing is no such text
    }

    public override string ToString() => (Item, Store) switch
    {
        (null, null) => Escape(Category),
        (_, null) => $"{Escape(Category)}/{Escape(Item)}",
        _ => $"{Escape(Category)}/{Escape(Item ?? "")}/{Escape(Store)}",
    };

    private static string Escape(string name) => name.Replace("~", "~0").Replace("/", "~1");

    private static string? Unescape(string name) => name == "" ? null : name.Replace("~1", "/").Replace("~0", "~");
}
