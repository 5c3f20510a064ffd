using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using SalesWeb.Datasets;
using SalesWeb.Datasets.Uploads;

namespace SalesWeb.Tests.Pages;

public sealed class DataUploadTests : IDisposable
{
    private readonly SmallUploads _app = new();
    private readonly HttpClient _client;

    public DataUploadTests() => _client = _app.Connect(followsRedirects: false);

    private DatasetStore Datasets => _app.Services.GetRequiredService<DatasetStore>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_file_is_looked_at_first_and_becomes_a_dataset_named_after_it_when_told_to()
    {
        var answer = await Upload(SalesFiles.Daily(30, "Bread"), "bakery 2023.csv");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/data/import/1", answer.Headers.Location!.ToString());
        await _app.End(1);
        Assert.Empty(Datasets.Current());

        await _app.End(await Import());

        var version = Datasets.Get("bakery 2023");
        Assert.Equal((30, "bakery 2023.csv"), (version.RowsImported, version.FileName));
        Assert.Contains("The file was imported.", await _client.GetStringAsync("/data/import/1", Cancellation));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_app.Data, "uploads")));
    }

    [Fact]
    public async Task Htmx_is_sent_on_to_the_file()
    {
        var answer = await Upload(SalesFiles.Daily(30, "Bread"), "bakery.csv", byHtmx: true);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("/data/import/1", Assert.Single(answer.Headers.GetValues("HX-Redirect")));
        await _app.End(1);
    }

    [Fact]
    public async Task The_name_of_the_dataset_and_the_columns_can_be_chosen()
    {
        await Upload("a,b,c\n2024-01-01,Bread,1\n2024-01-02,Bread,2\n", "x.csv", fields: [("dataset", "shop")]);
        await _app.End(1);
        var job = await _app.End(await Import(("column.2", "category"), ("column.3", "amount")));

        Assert.Equal(SalesWeb.Jobs.JobStatus.Finished, job.Status);
        Assert.Equal(3, Datasets.Get("shop").Total);
    }

    [Fact]
    public async Task A_dataset_that_cannot_be_called_so_is_422_and_nothing_is_kept() =>
        await Refused(
            await Upload(SalesFiles.Daily(30, "Bread"), "x.csv", fields: [("dataset", new string('x', 101))]),
            HttpStatusCode.UnprocessableEntity,
            "cannot be the name of a dataset");

    [Fact]
    public async Task A_file_above_the_limit_is_413_in_place_and_nothing_of_it_is_kept()
    {
        var answer = await Upload(new string('x', 1024 * 1024 + 1), "large.csv", fields: [("dataset", "shop")]);

        await Refused(answer, HttpStatusCode.RequestEntityTooLarge, "larger than 1 MiB");
    }

    [Fact]
    public async Task A_file_at_the_limit_is_taken()
    {
        var text = SalesFiles.Daily(30, "Bread");

        var answer = await Upload(text + new string('\n', (1024 * 1024) - text.Length), "full.csv");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        await _app.End(1);
        Assert.Equal(30, (await _app.End(await Import())).Status == SalesWeb.Jobs.JobStatus.Finished ? Datasets.Get("full").RowsImported : 0);
    }

    [Fact]
    public async Task An_empty_file_is_422() => await Refused(await Upload("", "empty.csv"), HttpStatusCode.UnprocessableEntity, "The file is empty.");

    [Fact]
    public async Task No_file_is_422() => await Refused(await Upload(null, ""), HttpStatusCode.UnprocessableEntity, "No file was chosen.");

    [Fact]
    public async Task What_was_entered_is_still_there_when_the_form_comes_back()
    {
        var answer = await Upload("", "empty.csv", fields: [("dataset", "shop")]);

        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("shop", page.QuerySelector("input[name=dataset]")!.GetAttribute("value"));
        Assert.Contains("shop", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Without_the_forms_token_nothing_is_taken() =>
        await Refused(await Upload(SalesFiles.Daily(30, "Bread"), "x.csv", token: "forged"), HttpStatusCode.BadRequest, "This form is too old.");

    /// <summary>The sender goes in the middle of the file, as a closed browser does.</summary>
    [Fact]
    public async Task An_upload_that_is_cut_off_leaves_nothing_behind()
    {
        using var form = await Form(token: null);
        using var cut = new CancellationTokenSource();
        var pipe = new System.IO.Pipelines.Pipe();
        form.Add(new StreamContent(pipe.Reader.AsStream()), "file", "half.csv");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/data/upload") { Content = form };
        request.Headers.TransferEncodingChunked = true;
        var sending = _client.SendAsync(request, cut.Token);
        var uploads = Directory.CreateDirectory(Path.Combine(_app.Data, "uploads")).FullName;
        await pipe.Writer.WriteAsync(new byte[200_000], Cancellation);
        await Until(uploads, () => Directory.EnumerateFiles(uploads).Any());

        await cut.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);

        await Until(uploads, () => !Directory.EnumerateFiles(uploads).Any());
        Assert.Empty(_app.Jobs.Recent());
        Assert.Empty(_app.Services.GetRequiredService<StagedFiles>().Waiting());
    }

    [Fact]
    public async Task Something_else_than_a_form_is_400() =>
        await Refused(await _client.PostAsync("/data/upload", new StringContent("{}"), Cancellation), HttpStatusCode.BadRequest, "not a form with a file");

    [Theory]
    [InlineData(40, 1)]
    [InlineData(25, 4000)]
    public async Task Fields_are_limited_in_number_and_in_size_though_nobody_announces_them(int count, int length)
    {
        var answer = await Upload(
            SalesFiles.Daily(30, "Bread"), "x.csv", fields: [.. Enumerable.Range(0, count).Select(i => ($"field{i}", new string('x', length)))]);

        await Refused(answer, HttpStatusCode.RequestEntityTooLarge, "The form has more than 32 fields, or more than 64 KiB beside its file.");
    }

    /// <summary>Among them are an empty one, one that came before, and one that is no table.</summary>
    [Fact]
    public async Task Several_files_are_received_at_once_and_a_bad_one_does_not_stop_the_others()
    {
        var answer = await UploadAll(
            ("january.csv", "date,category,amount\n2024-01-30,Bread,5\n2024-01-31,Bread,6\n"),
            ("empty.csv", ""),
            ("again.csv", "date,category,amount\n2024-01-30,Bread,5\n2024-01-31,Bread,6\n"),
            ("damaged.xlsx", "PK\u0003\u0004"),
            ("february.csv", "date,category,amount\n2024-02-01,Bread,7\n"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(["january.csv", "damaged.xlsx", "february.csv"], page.QuerySelectorAll("#upload .received a").Select(link => link.TextContent));
        Assert.Equal(
            ["empty.csv was not received. The file is empty.", "again.csv was not received. It is the same as january.csv."],
            page.QuerySelectorAll("#upload .bad p").Select(told => string.Join(' ', told.TextContent.Split(' ').Take(told.TextContent.StartsWith("empty", StringComparison.Ordinal) ? 8 : 10))));
        Assert.Equal(3, Directory.EnumerateFiles(Path.Combine(_app.Data, "uploads")).Count());
        for (var job = 1; job <= 3; job++)
            await _app.End(job);
    }

    [Fact]
    public async Task Files_with_the_same_columns_are_imported_together_in_one_step()
    {
        var answer = await UploadAll(
            ("january.csv", "date,category,amount\n2024-01-30,Bread,5\n2024-01-31,Bread,6\n"),
            ("february.csv", "date,category,amount\n2024-02-01,Bread,7\n"));
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Cancellation));
        var fields = page.QuerySelectorAll("#combine input").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!));

        using var form = new FormUrlEncodedContent(fields);
        using var combined = await _client.PostAsync(page.QuerySelector("#combine")!.GetAttribute("action"), form, Cancellation);

        Assert.Equal("/data/import/3", combined.Headers.Location!.ToString());
        var staged = Assert.Single(_app.Services.GetRequiredService<StagedFiles>().Waiting());
        await _app.End(staged.InspectJobId!.Value);
        _app.Services.GetRequiredService<SalesWeb.Training.Importing.Staging>().Import(3);
        await _app.End(_app.Jobs.Recent(SalesWeb.Training.Importing.ImportJob.KindName).Single().Id);
        var version = Datasets.Get("january");
        Assert.Equal((3, 18.0, new DateOnly(2024, 2, 1)), (version.RowsImported, version.Total, version.LastDate));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_app.Data, "uploads")));
    }

    [Fact]
    public async Task A_part_without_a_name_is_400()
    {
        using var form = new MultipartContent("form-data") { new StringContent("anything") };

        await Refused(await _client.PostAsync("/data/upload", form, Cancellation), HttpStatusCode.BadRequest, "The form is broken.");
    }

    [Theory]
    [InlineData("../../etc/passwd.csv", "passwd.csv")]
    [InlineData("C:\\Users\\me\\sales.csv", "sales.csv")]
    [InlineData("Ümsätze 🥐.csv", "Ümsätze 🥐.csv")]
    public async Task Of_a_path_only_the_name_is_kept(string sent, string kept)
    {
        await Upload(SalesFiles.Daily(30, "Bread"), sent);

        Assert.Equal(kept, (await _app.End(1)).Title);
    }

    /// <summary>Waits for a condition on the files of a folder, which is checked again after each file that appears or disappears.</summary>
    private static async Task Until(string folder, Func<bool> holds)
    {
        using var changed = new SemaphoreSlim(0);
        using var watcher = new FileSystemWatcher(folder);
        watcher.Created += (_, _) => changed.Release();
        watcher.Deleted += (_, _) => changed.Release();
        watcher.Renamed += (_, _) => changed.Release();
        watcher.EnableRaisingEvents = true;
        while (!holds())
            Assert.True(await changed.WaitAsync(TimeLimit.Span, Cancellation), $"The files of {folder} did not change as expected.");
    }

    /// <summary>Gives the word to import the first file, and the number of the job that does.</summary>
    private async Task<long> Import(params (string Name, string Value)[] fields)
    {
        var page = new HtmlParser().ParseDocument(await _client.GetStringAsync("/data/import/1", Cancellation));
        var token = page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        using var answer = await _client.PostAsync("/data/import/1?handler=Import", form, Cancellation);
        Assert.Equal("/data/import/1", answer.Headers.Location!.ToString());
        return _app.Jobs.Recent(SalesWeb.Training.Importing.ImportJob.KindName).Max(job => job.Id);
    }

    private async Task<HttpResponseMessage> Upload(
        string? text, string fileName, bool byHtmx = false, string? token = null, params (string Name, string Value)[] fields)
    {
        using var form = await Form(token);
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        if (text is not null)
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", fileName);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/data/upload") { Content = form };
        request.Headers.TransferEncodingChunked = true;
        if (byHtmx)
            request.Headers.Add("HX-Request", "true");
        return await _client.SendAsync(request, Cancellation);
    }

    private async Task<HttpResponseMessage> UploadAll(params (string Name, string Text)[] files)
    {
        using var form = await Form(token: null);
        foreach (var (name, text) in files)
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", name);
        return await _client.PostAsync("/data/upload", form, Cancellation);
    }

    /// <summary>A form with nothing but its token.</summary>
    private async Task<MultipartFormDataContent> Form(string? token)
    {
        var page = new HtmlParser().ParseDocument(await _client.GetStringAsync("/data/upload", Cancellation));
        token ??= page.QuerySelector("form[data-upload] > input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
    }

    private async Task Refused(HttpResponseMessage answer, HttpStatusCode status, string words)
    {
        Assert.Equal(status, answer.StatusCode);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.Contains(words, page.QuerySelector("#upload #problem")!.TextContent);
        Assert.Empty(_app.Jobs.Recent());
        var uploads = Path.Combine(_app.Data, "uploads");
        Assert.False(Directory.Exists(uploads) && Directory.EnumerateFiles(uploads).Any());
    }

    /// <summary>A program that takes 1 MiB by upload.</summary>
    private sealed class SmallUploads : SalesWebApp
    {
        protected override string Config => "data:\n  file: \"\"\n  max_upload_mb: 1\n";
    }
}
