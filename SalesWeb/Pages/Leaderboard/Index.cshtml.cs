using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SalesWeb.Datasets;
using SalesWeb.Training.Champions;
using SalesWeb.Web;

namespace SalesWeb.Pages.Leaderboard;

/// <summary>Compares models on the past: shows the newest leaderboard, starts backtests, makes champions.</summary>
public sealed class IndexModel(DatasetStore datasets, LeaderboardDesk desk) : InPlacePage
{
    /// <summary>The dataset; null for the default dataset.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Dataset { get; set; }

    /// <summary>The category; blank means all together.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Category { get; set; }

    /// <summary>What was filled in to start a backtest.</summary>
    [BindProperty(Name = "")]
    public BacktestForm Form { get; set; } = new();

    /// <summary>Null until something has been imported.</summary>
    public DatasetVersion? Version { get; private set; }

    public IReadOnlyList<string> Categories { get; private set; } = [];

    /// <summary>Null where nothing has been compared yet.</summary>
    public LeaderboardView? View { get; private set; }

    /// <summary>The newest backtest job; null where there is none.</summary>
    public BacktestCard? Card { get; private set; }

    /// <summary>What a backtest would do, where that was asked.</summary>
    public BacktestOrder? Preview { get; private set; }

    public LeaderboardDesk Desk => desk;

    public IActionResult OnGet() => Show("_View", Load);

    public IActionResult OnGetCard(long id) => desk.Card(id) is { } card ? Partial("_Card", card) : NotFound();

    /// <param name="act">What is wanted: "preview", "leaks", or a backtest.</param>
    public IActionResult OnPost(string? act)
    {
        var isDone = Try(() => Do(act, Form.ToRequest(Dataset, Category)));
        return isDone && Preview is null ? Back() : Again();
    }

    /// <param name="model">Who is to answer for the category.</param>
    public IActionResult OnPostPromote(string model) =>
        Try(() => desk.Promote(Dataset, Category ?? "", model)) ? Back() : Again();

    public IActionResult OnPostCancel(long id)
    {
        if (desk.Cancel(id) is not { } card)
            return NotFound();
        if (Request.IsHtmx())
            return Partial("_Card", card);
        return card.Note is null ? Back() : Again(card);
    }

    private void Do(string? act, BacktestRequest request)
    {
        if (act == "preview")
            Preview = desk.Preview(request);
        else
            desk.Start(request with { ChecksLeaks = act == "leaks" });
    }

    private RedirectToPageResult Back() => RedirectToPage(new { dataset = Dataset, category = Category });

    private PageResult Again(BacktestCard? card = null)
    {
        var problem = Problem;
        Try(Load);
        if (problem is not null)
            Keep(problem);
        Card = card ?? Card;
        return Page();
    }

    private void Load()
    {
        Version = Dataset is null ? datasets.Find(null) : datasets.Get(Dataset);
        if (Version is null)
            return;
        Dataset = Version.Dataset;

        (Categories, Card) = (desk.Categories(Version), desk.Newest(Version));
        View = desk.Look(Version, Category);
    }
}
