namespace SalesWeb.Settings;

/// <summary>
/// The <c>data.columns:</c> section of config.yaml: the header of the column in each role. An empty one is found by its
/// name, in English and the common European languages.
/// </summary>
public sealed record ColumnSettings
{
    public string Date { get; init; } = "";

    public string Category { get; init; } = "";

    public string Item { get; init; } = "";

    public string Store { get; init; } = "";

    public string Quantity { get; init; } = "";

    public string Amount { get; init; } = "";

    public string Price { get; init; } = "";

    public string Promotion { get; init; } = "";

    internal IEnumerable<SettingProblem> Problems() =>
        from header in Headers()
        where header.Value != ""
        group header.Key by header.Value into roles
        where roles.Count() > 1
        select new SettingProblem($"data.columns.{roles.Last()}", $"a column that has no other role; it is data.columns.{roles.First()} too");

    /// <summary>The headers that were set, by the name of their role in lower case; an empty one is to be found.</summary>
    public IReadOnlyDictionary<string, string> Headers() => new Dictionary<string, string>
    {
        ["date"] = Date,
        ["category"] = Category,
        ["item"] = Item,
        ["store"] = Store,
        ["quantity"] = Quantity,
        ["amount"] = Amount,
        ["price"] = Price,
        ["promotion"] = Promotion,
    };
}
