using CsvHelper;
using SalesWeb.Series;

namespace SalesWeb.Import;

/// <summary>
/// Turns the row that a reader stands on into observations, or says why it cannot. A row is taken whole or not at all; one that
/// gives a price or a promotion and no sale, and is dated after every sale so far, is taken as a plan.
/// </summary>
internal sealed class RowReader(ReadingPlan plan, Rejections rejections)
{
    /// <summary>The longest name of a category, an item or a store, in characters.</summary>
    public const int LongestName = 200;

    private static readonly string[] Noes = ["false", "f", "no", "n", "nein", "non", "nee", "nie", "nej", "nei", "não"];

    private readonly Layout _layout = plan.Layout;
    private readonly List<Observation> _observations = [];
    private readonly PlanRows _plans = new(rejections);

    /// <summary>The observations of the row; empty where it was rejected.</summary>
    /// <remarks>The list is used again for the next row.</remarks>
    public IReadOnlyList<Observation> Read(CsvReader row)
    {
        _observations.Clear();
        var line = (int)Math.Min(row.LineNumber, int.MaxValue);
        var fields = row.CountFields(plan.Headers.Count);
        if (fields != plan.Headers.Count)
        {
            rejections.Add(line, "", row.GetString(0), $"starts a row of {fields} fields under a header of {plan.Headers.Count}");
            return _observations;
        }

        if (TryDate(row, line, out var date)
            && TryName(row, Role.Item, line, out var item)
            && TryName(row, Role.Store, line, out var store)
            && !(_layout.IsWide ? TryWide(row, line, date, item, store) : TryLong(row, line, date, item, store)))
            _observations.Clear();
        return _observations;
    }

    /// <summary>Rejects, when all rows are read, those that were taken as plans and are dated before a later sale.</summary>
    public void SettlePlans() => _plans.Settle(plan.Headers[SalesColumn], NoSale);

    /// <summary>The column that a row without a sale lacks.</summary>
    private int SalesColumn => _layout.IsWide
        ? _layout.CategoryColumns[0]
        : _layout.Find(_layout.Measure == Measure.Amount ? Role.Amount : Role.Quantity) ?? _layout.Columns[Role.Quantity];

    private string NoSale => _layout.IsWide ? "is empty, and so is every other category of the row" : "is empty, and so it is not known what was sold";

    private bool TryLong(CsvReader row, int line, DateOnly date, string item, string store)
    {
        if (!TryName(row, Role.Category, line, out var category)
            || !TryNumber(row, _layout.Find(Role.Quantity), line, out var quantity)
            || !TryNumber(row, _layout.Find(Role.Amount), line, out var amount)
            || !TryNumber(row, _layout.Find(Role.Price), line, out var price))
            return false;

        amount ??= price * quantity;
        var isSale = (_layout.Measure == Measure.Amount ? amount : quantity) is not null;
        var isPlan = !isSale && (quantity ?? amount) is null && (price is not null || TellsPromotion(row)) && _plans.MayBe(line, date);
        if (!isSale && !isPlan)
            return Reject(line, SalesColumn, "", NoSale);

        if (isSale)
            _plans.Sold(date);
        _observations.Add(new Observation(line, date, category, item, store, quantity, amount, price, IsPromoted(row)));
        return true;
    }

    private bool TryWide(CsvReader row, int line, DateOnly date, string item, string store)
    {
        var isPromoted = IsPromoted(row);
        foreach (var column in _layout.CategoryColumns)
        {
            if (!TryNumber(row, column, line, out var value))
                return false;
            if (value is null)
                continue;

            var (quantity, amount) = _layout.Measure == Measure.Amount ? ((double?)null, value) : (value, null);
            _observations.Add(new Observation(line, date, plan.Headers[column], item, store, quantity, amount, Price: null, isPromoted));
        }

        if (_observations.Count > 0)
        {
            _plans.Sold(date);
            return true;
        }

        if (!TellsPromotion(row) || !_plans.MayBe(line, date))
            return Reject(line, SalesColumn, "", NoSale);

        foreach (var column in _layout.CategoryColumns)
            _observations.Add(new Observation(line, date, plan.Headers[column], item, store, Quantity: null, Amount: null, Price: null, isPromoted));
        return true;
    }

    private bool TryDate(CsvReader row, int line, out DateOnly date)
    {
        var column = _layout.Columns[Role.Date];
        Span<char> buffer = stackalloc char[Cells.LongestNumberOrDate];
        date = default;
        if (!DateText.TryParse(row.ShortText(column, buffer), out var parts))
            return Reject(line, column, row.GetString(column), row.IsEmpty(column) ? "is empty, where a date should be" : "is not a date");
        if (plan.Dates.Read(parts) is not { } day)
        {
            var reason = parts.Year is < 1900 or > 2100 ? "lies outside the years 1900 to 2100" : "is not in the calendar";
            return Reject(line, column, row.GetString(column), reason);
        }

        if (plan.Plausible is { } plausible && !plausible.Hold(day))
            return Reject(line, column, row.GetString(column), $"lies far from all other dates, {plausible.First:yyyy-MM-dd} to {plausible.Last:yyyy-MM-dd}");

        date = plan.Frequency == Frequency.Monthly ? Calendar.StartOfMonth(day) : day;
        return true;
    }

    private bool TryName(CsvReader row, Role role, int line, out string name)
    {
        name = role == Role.Category ? _layout.OnlyCategory ?? "" : "";
        if (_layout.Find(role) is not { } column)
            return true;

        name = row.GetString(column).Trim();
        if (name == "" && role == Role.Category)
            return Reject(line, column, name, "is empty, where a category should be");
        if (name.Length > LongestName)
            return Reject(line, column, name, $"is longer than {LongestName} characters");
        return !name.Any(char.IsControl) || Reject(line, column, name, "holds a line break or another control character");
    }

    private bool TryNumber(CsvReader row, int? column, int line, out double? number)
    {
        number = null;
        if (column is not { } index)
            return true;

        Span<char> buffer = stackalloc char[Cells.LongestNumberOrDate];
        var text = row.ShortText(index, buffer);
        if (MissingText.Is(text))
            return true;
        if (!NumberText.TryRead(text, plan.DecimalMarks[index], out var value))
            return Reject(line, index, row.GetString(index), "is not a number");

        number = value;
        return true;
    }

    /// <summary>Whether the row says of a promotion that there is one, or that there is none.</summary>
    private bool TellsPromotion(CsvReader row)
    {
        Span<char> buffer = stackalloc char[Cells.LongestNumberOrDate];
        return _layout.Find(Role.Promotion) is { } column && !MissingText.Is(row.ShortText(column, buffer));
    }

    private bool IsPromoted(CsvReader row)
    {
        if (_layout.Find(Role.Promotion) is not { } column)
            return false;

        Span<char> buffer = stackalloc char[Cells.LongestNumberOrDate];
        var text = row.ShortText(column, buffer);
        if (MissingText.Is(text))
            return false;
        return NumberText.TryRead(text, '.', out var number) ? number != 0 : !Noes.Contains(text.ToString(), StringComparer.OrdinalIgnoreCase);
    }

    private bool Reject(int line, int? column, string value, string reason)
    {
        rejections.Add(line, column is { } index ? plan.Headers[index] : "", value, reason);
        return false;
    }
}
