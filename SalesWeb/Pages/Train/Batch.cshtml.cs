using Microsoft.AspNetCore.Mvc;
using SalesWeb.Jobs;
using SalesWeb.Web;

namespace SalesWeb.Pages.Train;

/// <summary>Many trainings that were started together: their counts, the time left, and the trainings themselves by pages.</summary>
public sealed class BatchModel(TrainingDesk desk) : InPlacePage
{
    private const int PageSize = 50;

    /// <summary>Shows only trainings of this status; null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public JobStatus? Status { get; set; }

    /// <summary>The page of the list, from 1.</summary>
    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public BatchCard Card { get; private set; } = null!;

    public IReadOnlyList<Job> Jobs { get; private set; } = [];

    public PageLinks Links { get; private set; } = null!;

    public IActionResult OnGet(long id) => Load(id) ? Page() : NotFound();

    public IActionResult OnGetCard(long id) => desk.Batch(id) is { } card ? Partial("_Batch", card) : NotFound();

    public IActionResult OnPostCancel(long id)
    {
        if (desk.CancelBatch(id) is not { } card)
            return NotFound();
        return Request.IsHtmx() ? Partial("_Batch", card) : RedirectToPage(new { id });
    }

    private bool Load(long id)
    {
        if (desk.Batch(id) is not { } card)
            return false;

        Card = card;
        var lastPage = PageLinks.LastPageOf((int)CountOf(card.Batch, Status), PageSize);
        Links = new PageLinks(
            "Pages of trainings",
            Number,
            lastPage,
            page => PageLinks.AddPage(Url.Page("/Train/Batch", new { id, status = Status?.ToString().ToLowerInvariant() })!, page));
        if (Try(() => PageLinks.Check(Number, lastPage)))
            Jobs = desk.InBatch(id, Status, PageSize, (Number - 1) * PageSize);
        return true;
    }

    private static long CountOf(JobBatch batch, JobStatus? status) => status switch
    {
        JobStatus.Queued => batch.Waiting,
        JobStatus.Running => batch.Running,
        JobStatus.Finished => batch.Finished,
        JobStatus.Failed => batch.Failed,
        JobStatus.Killed => batch.Cancelled,
        _ => batch.Total,
    };
}
