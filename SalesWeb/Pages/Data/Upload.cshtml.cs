using Microsoft.AspNetCore.Mvc;
using SalesWeb.Import;
using SalesWeb.Training;
using SalesWeb.Web;

namespace SalesWeb.Pages.Data;

/// <summary>Takes a sales file and queues its import.</summary>
/// <remarks>The token of the form is checked by the reader, before it keeps anything: the framework's check would read the whole file first.</remarks>
[StreamedForm]
[IgnoreAntiforgeryToken]
public sealed class UploadModel(UploadReader reader, ImportQueue imports) : InPlacePage
{
    private IReadOnlyDictionary<string, string> _fields = new Dictionary<string, string>();

    public UploadForm Form => new() { Limit = reader.Limit, Fields = _fields, Problem = Problem };

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPost()
    {
        try
        {
            var upload = await reader.Read(HttpContext, fields => _fields = fields);
            return Go(Url.Page("Index", new { job = Enqueue(upload) })!);
        }
        catch (UserErrorException problem)
        {
            Keep(problem);
            return Request.IsHtmx() ? Partial("_UploadForm", Form) : Page();
        }
    }

    private long Enqueue(Upload upload)
    {
        try
        {
            return imports.Enqueue(upload.Path, upload.FileName, Form.DatasetFor(upload.FileName), ImportChoices.Of(Form.Map())).Id;
        }
        catch
        {
            System.IO.File.Delete(upload.Path);
            throw;
        }
    }
}
