using System.Data;
using Dapper;
using SalesWeb.Series;
using SalesWeb.Storage;

namespace SalesWeb.Datasets.Amendments;

/// <summary>
/// What people know better than the file: corrections, and what missing periods mean. What a method writes is one transaction, and
/// what it compares with the sales of a version, which never change, it reads before. Nothing is ever overwritten, and all of it
/// survives a new version of the dataset.
/// </summary>
public sealed class AmendmentStore(SalesDatabase database, SalesStore sales, DayStore days, TimeProvider clock)
{
    /// <summary>The most characters of an author's name.</summary>
    public const int LongestAuthor = 80;

    /// <summary>The most characters of a reason.</summary>
    public const int LongestReason = 500;

    private const double LargestValue = 1e15;

    /// <summary>The corrections of a category, those that were ended too, the newest first.</summary>
    public IReadOnlyList<Correction> Corrections(string dataset, string category)
    {
        using var connection = database.Value.Open();
        return connection.Query<Correction>(
            "SELECT * FROM corrections WHERE dataset = @dataset AND category = @category ORDER BY id DESC", new { dataset, category }).AsList();
    }

    /// <summary>The corrections that count within a selection of a version, oldest date first: what is to be marked where it is shown.</summary>
    public IReadOnlyList<Correction> Counting(DatasetVersion version, SalesSelection selection)
    {
        using var connection = database.Value.Open();
        return [.. CorrectionLayer.Read(connection, version.Id).Counting(selection).OrderBy(correction => correction.Date).ThenBy(correction => correction.Id)];
    }

    /// <summary>What was decided on the missing periods of a category, the newest first.</summary>
    public IReadOnlyList<MissingRuleChoice> Rules(string dataset, string category)
    {
        using var connection = database.Value.Open();
        return connection.Query<MissingRuleChoice>(
            "SELECT * FROM missing_rules WHERE dataset = @dataset AND category = @category ORDER BY id DESC", new { dataset, category }).AsList();
    }

    /// <summary>Lays a correction over the file. One that was made of the same before is ended, and kept.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="UserErrorException">
    /// There is no such series, the date lies outside the data, something is missing or too long, or a correction of an item meets one
    /// of a store in which it was sold in that period.
    /// </exception>
    public long Correct(DatasetVersion version, CorrectionRequest request)
    {
        var (author, reason) = (Author(request.Author), Reason(request.Reason));
        Check(version, request);
        var original = Original(version, request);
        return database.Write((connection, transaction) =>
        {
            RefuseOverlap(connection, transaction, version, request);
            End(
                connection,
                transaction,
                """
                dataset = @Dataset AND category = @Category AND COALESCE(item, '') = COALESCE(@Item, '') AND (item IS NULL) = (@Item IS NULL)
                AND COALESCE(store, '') = COALESCE(@Store, '') AND (store IS NULL) = (@Store IS NULL) AND date = @Date AND measure = @measure
                """,
                new
                {
                    version.Dataset,
                    request.Key.Category,
                    request.Key.Item,
                    request.Key.Store,
                    request.Date,
                    measure = version.Measure.ToString(),
                    author,
                    because = "Replaced by another correction",
                    now = clock.GetUtcNow(),
                });
            return connection.ExecuteScalar<long>(
                """
                INSERT INTO corrections (dataset, category, item, store, date, value, original, measure, author, reason, made_at)
                VALUES (@Dataset, @Category, @Item, @Store, @Date, @Value, @original, @measure, @author, @reason, @now)
                RETURNING id
                """,
                new
                {
                    version.Dataset,
                    request.Key.Category,
                    request.Key.Item,
                    request.Key.Store,
                    request.Date,
                    request.Value,
                    original,
                    measure = version.Measure.ToString(),
                    author,
                    reason,
                    now = clock.GetUtcNow(),
                },
                transaction);
        });
    }

    /// <summary>Lets the file count again. The correction is kept, with who revoked it and why.</summary>
    /// <exception cref="UserErrorException">There is no such correction of the dataset that still counts.</exception>
    public void Revoke(string dataset, long id, string author, string reason)
    {
        var parameters = new { dataset, id, author = Author(author), because = Reason(reason), now = clock.GetUtcNow() };
        if (database.Write((connection, transaction) => End(connection, transaction, "dataset = @dataset AND id = @id", parameters)) == 0)
        {
            throw new UserErrorException(
                "This correction was revoked or replaced already, or never was.", "Load the page again to see those that count.", UserErrorKind.Conflict);
        }
    }

    /// <summary>Decides what a missing period of a category means.</summary>
    /// <param name="version">The dataset.</param>
    /// <param name="category">One of its categories.</param>
    /// <param name="rule">Null goes back to the setting data.missing_periods.</param>
    /// <param name="author">Who says so.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="UserErrorException">There is no such category, or something is missing or too long.</exception>
    public void SetRule(DatasetVersion version, string category, MissingRule? rule, string author, string reason) =>
        SetRules(version, [(category, rule, reason)], author);

    /// <summary>Decides it for several categories, for all of them or for none.</summary>
    /// <inheritdoc cref="SetRule"/>
    public void SetRules(DatasetVersion version, IReadOnlyList<(string Category, MissingRule? Rule, string Reason)> rules, string author)
    {
        var known = sales.Categories(version.Id).Select(category => category.Category).ToHashSet();
        if (rules.Where(one => !known.Contains(one.Category)).Select(one => one.Category).FirstOrDefault() is { } unknown)
            throw sales.Unknown(version, unknown);
        // Said twice of a category, what was said last counts.
        var rows = rules.GroupBy(one => one.Category).Select(said => said.Last()).Select(one => new
        {
            version.Dataset,
            one.Category,
            rule = one.Rule?.ToString(),
            author = Author(author),
            reason = Reason(one.Reason),
            now = clock.GetUtcNow(),
        }).ToList();
        database.Write((connection, transaction) =>
        {
            connection.Execute(
                "UPDATE missing_rules SET ended_by = @author, ended_at = @now WHERE dataset = @Dataset AND category = @Category AND ended_at IS NULL",
                rows,
                transaction);
            connection.Execute(
                """
                INSERT INTO missing_rules (dataset, category, rule, author, reason, made_at)
                VALUES (@Dataset, @Category, @rule, @author, @reason, @now)
                """,
                rows.Where(row => row.rule is not null),
                transaction);
        });
    }

    /// <summary>The rules that count for the categories of a dataset.</summary>
    public IReadOnlyDictionary<string, MissingRule> RulesOf(string dataset)
    {
        using var connection = database.Value.Open();
        return connection.Query<MissingRuleChoice>("SELECT * FROM missing_rules WHERE dataset = @dataset AND ended_at IS NULL", new { dataset })
            .ToDictionary(choice => choice.Category, choice => choice.Rule);
    }

    /// <summary>Refuses a correction of an item where one of a store says already what was sold of it there, or the other way round: no total agrees with both.</summary>
    private static void RefuseOverlap(IDbConnection connection, IDbTransaction transaction, DatasetVersion version, CorrectionRequest request)
    {
        if (request.Key.Depth != 1)
            return;
        var others = connection.Query<Correction>(
            """
            SELECT * FROM corrections
            WHERE dataset = @Dataset AND category = @Category AND measure = @measure AND ended_at IS NULL
              AND (item IS NULL) = (@Store IS NULL) AND (store IS NULL) = (@Item IS NULL)
            """,
            new { version.Dataset, request.Key.Category, request.Key.Item, request.Key.Store, measure = version.Measure.ToString() },
            transaction);
        foreach (var other in others.Where(other => version.IsSamePeriod(other.Date, request.Date)))
        {
            var both = new SalesSelection(request.Key.Category, request.Key.Item ?? other.Item, request.Key.Store ?? other.Store);
            if (!DayStore.Days(connection, version.Id, both).Sums().Any(day => version.IsSamePeriod(day.Date, request.Date)))
                continue;
            throw Wrong(
                "series",
                $"\"{other.Key}\" was corrected for {other.Date:yyyy-MM-dd} already, and that says too what was sold of \"{both.Item}\" in \"{both.Store}\"; the two cannot be added up.",
                "Correct the item in each store by itself, or revoke the other correction first.");
        }
    }

    private static int End(IDbConnection connection, IDbTransaction transaction, string which, object parameters) => connection.Execute(
        $"UPDATE corrections SET ended_by = @author, ended_because = @because, ended_at = @now WHERE ended_at IS NULL AND {which}", parameters, transaction);

    private void Check(DatasetVersion version, CorrectionRequest request)
    {
        var first = FirstDateOf(version, request.Key.Category);
        if (request.Key.Depth > 0 && days.OfFile(version.Id, new SalesSelection(request.Key.Category, request.Key.Item, request.Key.Store)).Count == 0)
            throw Wrong("series", $"The category \"{request.Key.Category}\" has no sales of \"{request.Key}\".", "Choose an item and a store that it has sold.");
        if (!version.Holds(first, request.Date))
        {
            throw Wrong(
                "date",
                $"{request.Date:yyyy-MM-dd} lies outside the sales of \"{request.Key.Category}\", which are from {first:yyyy-MM-dd} to {version.LastDate:yyyy-MM-dd}.",
                "Choose a date in this range.");
        }

        if (request.Value is { } value && (!double.IsFinite(value) || Math.Abs(value) > LargestValue))
            throw Wrong("value", $"{value} is no amount that can be sold.", "Give a number between -1e15 and 1e15.");
    }

    private DateOnly FirstDateOf(DatasetVersion version, string category) =>
        sales.Categories(version.Id).FirstOrDefault(known => known.Category == category)?.FirstDate ?? throw sales.Unknown(version, category);

    private double? Original(DatasetVersion version, CorrectionRequest request)
    {
        var sold = days.OfFile(version.Id, new SalesSelection(request.Key.Category, request.Key.Item, request.Key.Store))
            .Where(day => version.IsSamePeriod(day.Date, request.Date))
            .ToList();
        return sold.Count == 0 ? null : sold.Sum(day => day.In(version.Measure));
    }

    private static string Author(string author) => Text("author", "name", author, LongestAuthor, "Write who you are, so that others can ask.");

    private static string Reason(string reason) => Text("reason", "reason", reason, LongestReason, "Say in a few words why, so that others can follow.");

    private static string Text(string field, string noun, string text, int longest, string remedy) => Forward(text).Trim() switch
    {
        "" => throw Wrong(field, $"The {noun} is missing.", remedy),
        { Length: var length } when length > longest => throw Wrong(field, $"The {noun} has {length:N0} characters; it can have {longest}.", "Shorten it."),
        var good => good,
    };

    /// <summary>A text without the unseen marks that turn what follows it backwards, on other people's lines too.</summary>
    private static string Forward(string text) => string.Concat(text.Where(letter => letter is not ((>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))));

    private static UserErrorException Wrong(string field, string problem, string remedy) => new(problem, remedy, field: field);
}
