using SalesWeb.Import.Headings;
using SalesWeb.Import.Profiles;
using SalesWeb.Import.Questions;
using SalesWeb.Import.Sources;
using SalesWeb.Import.Values;
using SalesWeb.Series;

namespace SalesWeb.Import.Columns;

/// <summary>Decides which column says what, and whether the file is long or wide.</summary>
/// <param name="profile">The columns.</param>
/// <param name="file">For messages.</param>
/// <param name="choices">What was chosen.</param>
/// <param name="doubts">Gets what is in doubt.</param>
/// <param name="mayPlan">Whether the file goes on top of sales, so that it may be a plan without any sale.</param>
internal sealed class LayoutChooser(TableProfile profile, SourceFile file, ImportChoices choices, Doubts doubts, bool mayPlan = false)
{
    private readonly RoleFinder _roles = new(profile, file, choices, doubts);
    private readonly WideColumns _wide = new(profile);
    private readonly bool _isFixUp = profile.IsFixUp;
    private readonly List<string> _notes = [];

    private bool HasSales => _roles.Found.ContainsKey(Role.Amount) || _roles.Found.ContainsKey(Role.Quantity);

    private bool HasAmount => _roles.Found.ContainsKey(Role.Amount) || (_roles.Found.ContainsKey(Role.Price) && _roles.Found.ContainsKey(Role.Quantity));

    private bool HasCategory => _roles.Found.ContainsKey(Role.Category);

    /// <summary>Whether there is one column of numbers beside words, as where each row is one sale.</summary>
    private bool IsLongByWords => _wide.Candidates(_roles.Free()).Count == 1 && WordColumns.Among(_roles.Free(), profile).Count > 0;

    private FileLayout Chosen => choices.WideColumns.Count > 0 && choices.Layout == FileLayout.Auto ? FileLayout.Wide : choices.Layout;

    /// <exception cref="UserErrorException">A role that is needed has no column, or nobody can be asked which of several has it.</exception>
    public Layout Choose()
    {
        DateColumn.Find(_roles, profile, file);
        if (Chosen == FileLayout.Wide)
            DropLongRoles();
        else
            FindLongRoles();
        foreach (var role in new[] { Role.Item, Role.Store, Role.Promotion })
            _roles.Find(role, column => column.Filled > 0);

        if (Chosen == FileLayout.Auto)
            DropTotals();
        GuessCategory();
        var categories = Chosen == FileLayout.Wide || (Chosen == FileLayout.Auto && !HasSales && !HasCategory && !IsLongByWords) ? Categories() : [];
        var isPlan = mayPlan && categories.Count == 0 && IsPlan();
        if (categories.Count == 0 && !HasSales && !isPlan)
            AssignSales();
        var isWide = categories.Count > 0;
        var measure = isPlan ? Measure.Auto : ChooseMeasure(categories, isWide);
        new LayoutQuestions(_roles, _wide, profile, doubts).Ask(categories, measure, HasAmount, HasCategory);
        WarnOfPieces();
        var account = new LayoutAccount(_roles, _wide, profile, categories, HasAmount);
        return new Layout
        {
            Columns = _roles.Found,
            CategoryColumns = categories,
            OnlyCategory = isWide || HasCategory ? null : OnlyCategory(),
            Measure = measure,
            IsPlan = isPlan,
            Notes = [account.Describe(), .. _notes, .. account.Unused()],
            Reasons = account.Reasons(),
        };
    }

    /// <summary>Whether prices or promotions of categories are all that the file gives.</summary>
    private bool IsPlan() => !HasSales && HasPlans && _wide.Candidates(_roles.Free()).Count == 0;

    private void WarnOfPieces()
    {
        if (_roles.Found.TryGetValue(Role.Amount, out var amount) && ColumnNames.MentionsQuantity(Header(amount)))
            doubts.Warn($"The column \"{Excerpt.Of(Header(amount))}\" is read as money, and its name says that it counts pieces.");
    }

    private void FindLongRoles()
    {
        foreach (var role in new[] { Role.Amount, Role.Quantity, Role.Price })
            _roles.Find(role, column => column.Filled > 0 && (_isFixUp || column.Numbers >= 0.5 * column.Filled));
        FindQuantityAndPrice();
        _roles.Find(Role.Category, column => column.Filled > 0);
    }

    /// <summary>One column that mentions a quantity and one that mentions a price make a sale together, however they are worded.</summary>
    private void FindQuantityAndPrice()
    {
        if (HasSales || new[] { Role.Amount, Role.Quantity, Role.Price }.Any(_roles.IsMapped))
            return;

        var numbers = _wide.Candidates(_roles.Free());
        var quantities = numbers.Where(i => ColumnNames.MentionsQuantity(Header(i))).ToList();
        var prices = _roles.Found.TryGetValue(Role.Price, out var named) ? [named] : numbers.Where(i => ColumnNames.MentionsPrice(Header(i))).ToList();
        if (quantities is not [var quantity] || prices is not [var price])
            return;
        _roles.Assign(Role.Quantity, quantity, "its name mentions a quantity");
        if (!_roles.Found.ContainsKey(Role.Price))
            _roles.Assign(Role.Price, price, "its name mentions a price");
    }

    /// <summary>Where nothing is called a category, the only column of words is one, if there are several rows for a date.</summary>
    private void GuessCategory()
    {
        if (Chosen == FileLayout.Wide || HasCategory || _roles.IsMapped(Role.Category) || _roles.Found.ContainsKey(Role.Item) || _roles.Found.ContainsKey(Role.Store))
            return;

        var dates = profile.Columns[_roles.Found[Role.Date]];
        var isLong = HasSales || Chosen == FileLayout.Long || IsLongByWords;
        if (isLong && dates.DistinctDates.Count < dates.Dates && WordColumns.Among(_roles.Free(), profile) is [var only])
            _roles.Assign(Role.Category, only, "it is the only column of a few words that come again and again");
    }

    private void DropLongRoles()
    {
        foreach (var role in new[] { Role.Amount, Role.Quantity, Role.Price, Role.Category })
            _roles.Drop(role);
    }

    /// <summary>In a wide file a column called "Total" or "Sales" may be the sum of the others, and then the others are the sales.</summary>
    private void DropTotals()
    {
        if (HasCategory)
            return;

        foreach (var role in new[] { Role.Amount, Role.Quantity })
        {
            if (!_roles.IsMapped(role) && _roles.Found.TryGetValue(role, out var column) && _wide.IsSumOf(column, _wide.Candidates(_roles.Free())))
                _roles.Drop(role);
        }
    }

    /// <summary>The columns of a wide file that are a category each.</summary>
    private List<int> Categories()
    {
        var categories = choices.WideColumns.Count > 0 ? Named() : _wide.Candidates(_roles.Free());
        if (choices.WideColumns.Count == 0)
        {
            var sums = _wide.SumsAmong(categories);
            categories.RemoveAll(sums.Contains);
        }

        if (categories.Count == 0)
            throw NoSales();
        var twice = categories.GroupBy(Header).FirstOrDefault(same => same.Count() > 1);
        if (twice is not null)
            throw file.Refuse($"{twice.Count()} columns are called \"{twice.Key}\".", "Give each column a name of its own.");
        var tooLong = categories.FirstOrDefault(i => Header(i).Length > SeriesKey.LongestName, -1);
        return tooLong < 0
            ? categories
            : throw file.Refuse($"the name of column {tooLong + 1} is longer than {SeriesKey.LongestName} characters.", "Give it a shorter name.");
    }

    private List<int> Named()
    {
        var free = _roles.Free().ToHashSet();
        var wrong = choices.WideColumns.FirstOrDefault(position => !free.Contains(position - 1));
        return wrong == 0
            ? [.. choices.WideColumns.Select(position => position - 1).Distinct().Order()]
            : throw file.Refuse(
                wrong > profile.Columns.Count
                    ? $"there is no column {wrong}, which is to be a category; the file has {profile.Columns.Count}."
                    : $"column {wrong}, \"{Header(wrong - 1)}\", is to be a category and has another role.",
                "Choose other columns as categories.");
    }

    /// <summary>Where no column of a long file is called sales, the only one of numbers is.</summary>
    private void AssignSales()
    {
        var candidates = _wide.Candidates(_roles.Free());
        var sums = _wide.SumsAmong(candidates);
        candidates.RemoveAll(sums.Contains);
        if (candidates.Count == 0)
            throw NoSales();

        // A quantity is never taken for money, and a price never for the sales.
        if (candidates.Where(i => ColumnNames.MentionsQuantity(Header(i))).ToList() is { Count: > 0 } quantities)
        {
            if (quantities.Count > 1)
                _roles.AskWhich(Role.Quantity, quantities, quantities[0]);
            _roles.Assign(Role.Quantity, quantities[0], "its name mentions a quantity");
            return;
        }

        if (candidates.Count > 1)
            candidates.RemoveAll(i => ColumnNames.MentionsPrice(Header(i)));
        if (candidates.Count == 0)
            throw NoSales();
        if (candidates.Count > 1)
            _roles.AskWhich(Role.Amount, candidates, candidates[0]);
        _roles.Assign(
            candidates.Count > 1 ? Role.Amount : Role.Quantity,
            candidates[0],
            candidates.Count > 1 ? "it is the first of several columns of numbers" : "it is the only column of numbers");
    }

    private UserErrorException NoSales() => file.Refuse(
        $"there is no column of sales. The columns are {string.Join(", ", profile.Columns.Take(30).Select(column => $"\"{column.Header}\""))}.",
        HasPlans
            ? "Say which column of numbers holds the sales, as amount or as quantity. If the file only plans prices or promotions, append it to the dataset."
            : "Say which column of numbers holds the sales, as amount or as quantity.");

    private bool HasPlans => HasCategory && (_roles.Found.ContainsKey(Role.Price) || _roles.Found.ContainsKey(Role.Promotion));

    private string OnlyCategory()
    {
        var name = _roles.Found.TryGetValue(Role.Amount, out var amount) ? Header(amount)
            : HasAmount ? "sales"
            : Header(_roles.Found[Role.Quantity]);
        var hint = _roles.Found.TryGetValue(Role.Item, out var item) ? Hint("item", item)
            : _roles.Found.TryGetValue(Role.Store, out var store) ? Hint("store", store)
            : "";
        _notes.Add($"There is no column of categories, so all rows are one category, \"{name}\".{hint}");
        return name;

        string Hint(string level, int column) => $" For a category per {level}, take \"{Header(column)}\" as the category.";
    }

    private Measure ChooseMeasure(List<int> categories, bool isWide)
    {
        if (isWide && choices.Measure == Measure.Amount && categories.FirstOrDefault(i => ColumnNames.MentionsQuantity(Header(i)), -1) is >= 0 and var pieces)
        {
            throw file.Refuse(
                $"the column \"{Excerpt.Of(Header(pieces))}\" counts pieces by its name, and money is to be counted.",
                "Count pieces, or say which column is the quantity and which the price.");
        }

        if (choices.Measure == Measure.Auto)
            return !isWide && HasAmount ? Measure.Amount : Measure.Quantity;
        if (isWide || (choices.Measure == Measure.Amount ? HasAmount : _roles.Found.ContainsKey(Role.Quantity)))
            return choices.Measure;

        var wanted = choices.Measure.ToString().ToLowerInvariant();
        throw file.Refuse(
            $"there is no column of {wanted}, which the setting data.measure asks for.",
            $"Say which column is the {wanted}, or count something else.");
    }

    private string Header(int column) => profile.Columns[column].Header;
}
