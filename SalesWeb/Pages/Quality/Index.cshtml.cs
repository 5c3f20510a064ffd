using Microsoft.AspNetCore.Mvc;
using SalesWeb.Web;

namespace SalesWeb.Pages.Quality;

/// <summary>What the sales of a dataset, or of one of its categories, are like; and where people say what they know better.</summary>
public sealed class IndexModel(QualityDesk desk) : InPlacePage
{
    [BindProperty(SupportsGet = true)]
    public string? Dataset { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Category { get; set; }

    /// <summary>Which hundred of the categories, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int Part { get; set; } = 1;

    /// <summary>Null where a category is shown, or nothing can be.</summary>
    public DatasetQuality? All { get; private set; }

    /// <summary>Who corrected something last in this browser.</summary>
    public string Author => AuthorCookie.Read(Request);

    /// <summary>Null where the whole dataset is shown, or nothing can be.</summary>
    public CategoryQuality? One { get; private set; }

    public IActionResult OnGet()
    {
        Try(Load);
        return Page();
    }

    public IActionResult OnPostCorrect(CorrectionForm form) => Change(form.Author, () => desk.Correct(Dataset, Category!, form), "corrections", form);

    public IActionResult OnPostRevoke(long id, string? author, string? reason) =>
        Change(author, () => desk.Revoke(Dataset, id, author ?? "", reason ?? ""), "corrections");

    public IActionResult OnPostRule(RuleForm form) => Change(form.Author, () => desk.SetRule(Dataset, Category!, form), "missing", rule: form);

    public IActionResult OnPostSuggestions(string? author) => Change(author, () => desk.TakeSuggestions(Dataset, author ?? ""), "categories");

    /// <summary>Does it and shows the page anew; or the page with the problem and all that was typed.</summary>
    private IActionResult Change(string? author, Action act, string place, CorrectionForm? correction = null, RuleForm? rule = null)
    {
        if (Try(act))
        {
            AuthorCookie.Remember(Response, author);
            return Go(Url.Page("Index", pageHandler: null, new { dataset = Dataset, category = Category }, protocol: null, host: null, fragment: place)!);
        }

        Load();
        One = One is null ? null : One with
        {
            Author = author ?? "",
            Typed = correction is null ? null : correction with { Problem = Problem },
            TypedRule = rule is null ? null : rule with { Problem = Problem },
        };
        return Page();
    }

    private void Load()
    {
        if (string.IsNullOrEmpty(Category))
            All = desk.All(Dataset, Part);
        else
            One = desk.One(Dataset, Category, Author);
        Dataset = (All?.Version ?? One!.Version).Dataset;
    }
}
