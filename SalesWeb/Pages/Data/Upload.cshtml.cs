using Microsoft.AspNetCore.Mvc;
using SalesWeb.Datasets.Uploads;
using SalesWeb.Training.Importing;
using SalesWeb.Web;

namespace SalesWeb.Pages.Data;

/// <summary>Takes a sales file, to be looked at before it is imported.</summary>
/// <remarks>The token of the form is checked by the reader, before it keeps anything: the framework's check would read the whole file first.</remarks>
[StreamedForm]
[IgnoreAntiforgeryToken]
public sealed class UploadModel(UploadReader reader, Staging staging) : InPlacePage
{
    private IReadOnlyDictionary<string, string> _fields = new Dictionary<string, string>();

    public UploadForm Form => new() { Limit = reader.Limit, Dataset = _fields.GetValueOrDefault(UploadForm.DatasetField, ""), Problem = Problem };

    /// <param name="dataset">The dataset that the file is meant for; null where that is to be proposed.</param>
    public IActionResult OnGet(string? dataset)
    {
        if (dataset is not null)
            _fields = new Dictionary<string, string> { [UploadForm.DatasetField] = dataset };
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        try
        {
            var upload = await reader.Read(HttpContext, fields => _fields = fields);
            var staged = staging.Take(new StagedFile { Path = upload.Path, FileName = upload.FileName, Bytes = upload.Bytes, Dataset = Form.Dataset });
            return Go(Url.Page("Import", new { id = staged.Id })!);
        }
        catch (UserErrorException problem)
        {
            Keep(problem);
            return Request.IsHtmx() ? Partial("_UploadForm", Form) : Page();
        }
    }
}
