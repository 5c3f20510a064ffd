using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc;
using SalesWeb.Training;
using SalesWeb.Web;

namespace SalesWeb.Pages.Train;

/// <summary>Starts trainings and follows them, a card for each category.</summary>
public sealed class IndexModel(TrainingDesk desk) : InPlacePage
{
    /// <summary>The dataset to train on; null for the default dataset.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Dataset { get; set; }

    /// <summary>The categories that are ticked.</summary>
    [BindProperty(SupportsGet = true, Name = "categories")]
    public string[] Ticked { get; set; } = [];

    /// <summary>The experiment to record the runs in; blank means the configured one.</summary>
    [BindProperty(Name = "experiment_name")]
    public string? Experiment { get; set; }

    /// <summary>The page of the trainings, from 1.</summary>
    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    /// <summary>What the trainings that were asked for take, to be confirmed; null where nothing is to be confirmed.</summary>
    public TrainingEstimate? Estimate { get; private set; }

    /// <summary>Whether <see cref="Estimate"/> is of every category.</summary>
    public bool IsOfAll { get; private set; }

    /// <summary>Null as long as nothing has been imported.</summary>
    public TrainingChoice? Choice { get; private set; }

    public TrainingBoard Board { get; private set; } = TrainingBoard.Empty;

    public void OnGet() => Try(Load);

    public IActionResult OnGetCard(long id)
    {
        if (desk.Card(id) is not { } card)
            return NotFound();

        // The announcement of progress is throttled; the end of a training must not be dropped.
        if (!card.Job.IsActive)
            Response.Headers["HX-Trigger"] = "ended";
        return Partial("_Card", card);
    }

    /// <summary>How all trainings stand, in a sentence or two; as HTML, which is what htmx takes it for.</summary>
    public IActionResult OnGetNews() => Content(HtmlEncoder.Default.Encode(desk.News(Dataset)), "text/html; charset=utf-8");

    /// <param name="all">Whether every category is wanted, ticked or not.</param>
    /// <param name="confirmed">Whether the estimate was shown and confirmed.</param>
    public IActionResult OnPost(bool all, bool confirmed)
    {
        IsOfAll = all;
        if (Try(() => Estimate = desk.Start(Dataset, all, Ticked, Experiment, confirmed)) && Estimate is null)
            return RedirectToPage(new { dataset = Dataset });

        Load();
        return Page();
    }

    public IActionResult OnPostCancel(long id)
    {
        if (desk.Cancel(id) is not { } card)
            return NotFound();
        if (Request.IsHtmx())
            return Partial("_Card", card);
        if (card.Note is null)
            return RedirectToPage(new { dataset = Dataset });

        Load();
        Board = Board.With(card);
        return Page();
    }

    private void Load()
    {
        Choice = desk.Choice(Dataset);
        Dataset = Choice?.Version.Dataset;
        Board = desk.Board(Dataset, Number);
    }
}
