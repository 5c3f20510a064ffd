using System.Runtime.InteropServices;
using System.Text.Unicode;
using CsvHelper;
using SalesWeb.Import.Columns;
using SalesWeb.Import.Headings;
using SalesWeb.Import.Values;
using SalesWeb.Series;

namespace SalesWeb.Import.Rows;

/// <summary>
/// Turns the row that a reader stands on into observations, or says why it cannot. A row is taken whole or not at all; one that
/// gives a price or a promotion and no sale, and is dated after every sale so far, is taken as a plan.
/// </summary>
internal sealed class RowReader(ReadingPlan plan, Rejections rejections)
{
    private readonly Layout _layout = plan.Layout;
    private readonly int _columns = plan.Headers.Count;
    private readonly int _dateColumn = plan.Layout.Columns[Role.Date];
    private readonly int? _categoryColumn = plan.Layout.Find(Role.Category);
    private readonly int? _itemColumn = plan.Layout.Find(Role.Item);
    private readonly int? _storeColumn = plan.Layout.Find(Role.Store);
    private readonly int? _quantityColumn = plan.Layout.Find(Role.Quantity);
    private readonly int? _amountColumn = plan.Layout.Find(Role.Amount);
    private readonly int? _priceColumn = plan.Layout.Find(Role.Price);
    private readonly int? _promotionColumn = plan.Layout.Find(Role.Promotion);
    private readonly CellTable _dateCells = new();
    private readonly List<DateOnly?> _dates = [];
    private readonly CellTable _promotionCells = new();
    private readonly List<bool> _promotions = [];
    private readonly (CellTable Cells, List<(string Name, string? Problem)> Names)?[] _names =
        new (CellTable, List<(string, string?)>)?[plan.Headers.Count];
    private readonly List<Observation> _observations = [];
    private readonly PlanRows _plans = new(rejections, plan.LastSale);

    /// <summary>The observations of the row; empty where it was rejected.</summary>
    /// <remarks>They are good until the next row is read.</remarks>
    public ReadOnlySpan<Observation> Read(CsvReader row)
    {
        ReadRow(row);
        return CollectionsMarshal.AsSpan(_observations);
    }

    private void ReadRow(CsvReader row)
    {
        _observations.Clear();
        var line = (int)Math.Min(row.LineNumber, int.MaxValue);
        var fields = row.CountFields(_columns);
        if (fields != _columns)
        {
            rejections.Add(line, "", row.GetString(0), $"starts a row of {fields} fields under a header of {_columns}");
            return;
        }

        if (TryDate(row, line, out var date)
            && TryName(row, _itemColumn, line, out var item)
            && TryName(row, _storeColumn, line, out var store)
            && !(_layout.IsWide ? TryWide(row, line, date, item, store) : TryLong(row, line, date, item, store)))
            _observations.Clear();
    }

    /// <summary>Rejects, when all rows are read, those that were taken as plans and are dated before a later sale.</summary>
    public void SettlePlans() => _plans.Settle(
        plan.Headers[SalesColumn], _layout.IsPlan ? $"is not after the last sale, {plan.LastSale:yyyy-MM-dd}" : Lacks("is empty"));

    /// <summary>The column that a row without a sale lacks.</summary>
    private int SalesColumn => _layout.IsWide ? _layout.CategoryColumns[0]
        : _layout.IsPlan ? _dateColumn
        : _layout.Find(_layout.Measure == Measure.Amount ? Role.Amount : Role.Quantity) ?? _layout.Columns[Role.Quantity];

    private bool TryLong(CsvReader row, int line, DateOnly date, string item, string store)
    {
        if (!TryCategory(row, line, out var category)
            || !TryNumber(row, _quantityColumn, line, out var quantity)
            || !TryNumber(row, _amountColumn, line, out var amount)
            || !TryNumber(row, _priceColumn, line, out var price))
            return false;

        amount ??= price * quantity;
        var isSale = (_layout.Measure == Measure.Amount ? amount : quantity) is not null;
        var isPlan = !isSale && (quantity ?? amount) is null && (price is not null || TellsPromotion(row)) && _plans.MayBe(line, date);
        if (!isSale && !isPlan)
            return quantity is not null && _priceColumn is { } lacking && _layout.Measure == Measure.Amount ? RejectMissing(row, line, lacking) : RejectMissing(row, line, SalesColumn);

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
            return RejectMissing(row, line, SalesColumn);

        foreach (var column in _layout.CategoryColumns)
            _observations.Add(new Observation(line, date, plan.Headers[column], item, store, Quantity: null, Amount: null, Price: null, isPromoted));
        return true;
    }

    private bool TryDate(CsvReader row, int line, out DateOnly date)
    {
        var column = _dateColumn;
        var number = _dateCells.Number(row.GetSpan(column), out var isNew);
        if (number != CellTable.Unnumbered && !isNew && _dates[number] is { } known)
        {
            date = known;
            return true;
        }

        var isDate = ReadDate(row, line, column, out date);
        if (isNew)
            _dates.Add(isDate ? date : null);
        return isDate;
    }

    private bool ReadDate(CsvReader row, int line, int column, out DateOnly date)
    {
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

    private bool TryCategory(CsvReader row, int line, out string category)
    {
        category = _layout.OnlyCategory ?? "";
        return _categoryColumn is not { } column
            || (TryName(row, column, line, out category) && (category != "" || Reject(line, column, category, "is empty, where a category should be")));
    }

    private bool TryName(CsvReader row, int? column, int line, out string name)
    {
        name = "";
        if (column is not { } index)
            return true;

        (name, var problem) = Name(row, index);
        return problem is null || Reject(line, index, name, problem);
    }

    /// <summary>The name in a cell, the same object for the same name, and why it cannot be one.</summary>
    private (string Name, string? Problem) Name(CsvReader row, int column)
    {
        var (cells, names) = _names[column] ??= (new CellTable(), []);
        var number = cells.Number(row.GetSpan(column), out var isNew);
        if (number == CellTable.Unnumbered)
            return Read();
        if (isNew)
            names.Add(Read());
        return names[number];

        (string, string?) Read() => Utf8.IsValid(row.GetSpan(column))
            ? Check(CsvTable.WithoutMark(row.GetString(column).Trim()))
            : (row.GetString(column), "holds a letter that is not UTF-8, as the rest of the file is");
        static (string, string?) Check(string name) => (name, name switch
        {
            { Length: > SeriesKey.LongestName } => $"is longer than {SeriesKey.LongestName} characters",
            _ when name.Any(char.IsControl) => "holds a line break or another control character",
            _ => null,
        });
    }

    private bool TryNumber(CsvReader row, int? column, int line, out double? number)
    {
        number = null;
        if (column is not { } index)
            return true;
        if (NumberText.TryReadPlain(row.GetSpan(index), plan.DecimalMarks[index], out var plain))
        {
            number = plain;
            return true;
        }

        Span<char> buffer = stackalloc char[Cells.LongestNumberOrDate];
        var text = row.ShortText(index, buffer);
        if (MissingText.Is(text))
            return true;
        if (!NumberText.TryRead(text, plan.DecimalMarks[index], out var value))
            return Reject(line, index, row.GetString(index), NumberText.Complaint);

        number = value;
        return true;
    }

    /// <summary>Whether the row says of a promotion that there is one, or that there is none.</summary>
    private bool TellsPromotion(CsvReader row)
    {
        Span<char> buffer = stackalloc char[Cells.LongestNumberOrDate];
        return _promotionColumn is { } column && !MissingText.Is(row.ShortText(column, buffer));
    }

    private bool IsPromoted(CsvReader row)
    {
        if (_promotionColumn is not { } column)
            return false;

        var number = _promotionCells.Number(row.GetSpan(column), out var isNew);
        if (number == CellTable.Unnumbered)
            return ReadPromotion(row, column);
        if (isNew)
            _promotions.Add(ReadPromotion(row, column));
        return _promotions[number];
    }

    private static bool ReadPromotion(CsvReader row, int column)
    {
        Span<char> buffer = stackalloc char[Cells.LongestNumberOrDate];
        return PromotionText.Is(row.ShortText(column, buffer));
    }

    /// <summary>Rejects a row for a cell that says nothing: it is empty, or says so (n/a).</summary>
    private bool RejectMissing(CsvReader row, int line, int column) => _layout.IsPlan
        ? Reject(line, column, row.GetString(column), "has neither a price nor a promotion")
        : row.GetString(column).Trim() is var cell && Reject(line, column, cell, Lacks(cell == "" ? "is empty" : "says nothing"));

    private string Lacks(string lack) => _layout.IsWide ? $"{lack}, as every other category of the row" : $"{lack}, and so it is not known what was sold";

    private bool Reject(int line, int? column, string value, string reason)
    {
        rejections.Add(line, column is { } index ? plan.Headers[index] : "", value, reason);
        return false;
    }
}
