using Microsoft.AspNetCore.Mvc;
using SalesWeb.Datasets.Uploads;
using SalesWeb.Training.Importing;
using SalesWeb.Web;

namespace SalesWeb.Pages.Data;

/// <summary>Takes sales files, which are looked at before they are imported.</summary>
/// <remarks>The token of the form is checked by the reader, before it keeps anything: the framework's check would read the whole file first.</remarks>
[StreamedForm]
[IgnoreAntiforgeryToken]
public sealed class UploadModel(UploadReader reader, Staging staging) : InPlacePage
{
    private IReadOnlyDictionary<string, string> _fields = new Dictionary<string, string>();
    private IReadOnlyList<StagedFile> _received = [];
    private IReadOnlyList<(string FileName, UserErrorException Problem)> _refused = [];

    public UploadForm Form => new()
    {
        Limit = reader.Limit,
        Dataset = _fields.GetValueOrDefault(UploadForm.DatasetField, ""),
        Problem = Problem,
        Received = _received,
        Refused = _refused,
    };

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
            var (received, refused) = (new List<StagedFile>(), upload.Refused.ToList());
            foreach (var file in upload.Files)
            {
                try
                {
                    received.Add(staging.Take(new StagedFile { Path = file.Path, FileName = file.FileName, Bytes = file.Bytes, Dataset = Form.Dataset }));
                }
                catch (UserErrorException problem) when (upload.Files.Count > 1)
                {
                    refused.Add((file.FileName, problem));
                }
            }

            if (received is [var only] && refused.Count == 0)
                return Go(Url.Page("Import", new { id = only.Id })!);
            if (received.Count == 0)
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            _received = received;
            _refused = refused;
            return Request.IsHtmx() ? Partial("_UploadForm", Form) : Page();
        }
        catch (UserErrorException problem)
        {
            Keep(problem);
            return Request.IsHtmx() ? Partial("_UploadForm", Form) : Page();
        }
    }
}
