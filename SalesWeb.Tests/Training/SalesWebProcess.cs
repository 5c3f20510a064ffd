using System.Diagnostics;
using System.Text.Json;

namespace SalesWeb.Tests.Training;

/// <summary>The program in a process of its own, so that it can be killed.</summary>
public sealed class SalesWebProcess : IDisposable
{
    private readonly Process _process;

    private SalesWebProcess(Process process, HttpClient http)
    {
        _process = process;
        Http = http;
    }

    public HttpClient Http { get; }

    /// <summary>Starts it, and returns when it answers.</summary>
    public static async Task<SalesWebProcess> Start(string dataDirectory, params string[] settings)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "SalesWeb.dll"));
        foreach (var argument in new[] { "--data-dir", dataDirectory, "--set", "server.urls=http://127.0.0.1:0", "--set", "data.file=" })
            start.ArgumentList.Add(argument);
        foreach (var setting in settings)
        {
            start.ArgumentList.Add("--set");
            start.ArgumentList.Add(setting);
        }

        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        // It finds a free port itself and says which, so that nobody else can take it in between.
        const string Listening = "Now listening on: ";
        var address = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
                address.TrySetResult(line.Data[(at + Listening.Length)..].Trim());
        };
        process.Exited += (_, _) => address.TrySetResult(null);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var found = await address.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.True(found is not null, "SalesWeb ended before it answered.");
        return new SalesWebProcess(process, new HttpClient { BaseAddress = new Uri(found) });
    }

    public Task<JsonElement> Get(string address) => Http.GetFromJsonAsync<JsonElement>(address, TestContext.Current.CancellationToken);

    /// <summary>Follows a job until it is as wanted, or has ended.</summary>
    public async Task<JsonElement> Follow(long jobId, Func<JsonElement, bool> until)
    {
        await using var stream = await Http.GetStreamAsync($"/api/jobs/{jobId}/events", TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        JsonElement job = default;
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (!line.StartsWith("data: {", StringComparison.Ordinal))
                continue;
            job = JsonSerializer.Deserialize<JsonElement>(line[6..]);
            if (until(job))
                break;
        }

        return job;
    }

    /// <summary>Starts a training of the category Bread.</summary>
    /// <returns>Its job.</returns>
    public async Task<long> Train()
    {
        using var response = await Http.PostAsJsonAsync("/api/train", new { categories = new[] { "Bread" } }, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return body.GetProperty("jobs")[0].GetProperty("id").GetInt64();
    }

    /// <summary>Sends a file as the browser's form does, and imports it as it was understood.</summary>
    /// <returns>The job of the import.</returns>
    public async Task<long> Upload(string path, bool wait = true)
    {
        var page = await Http.GetStringAsync("/data", TestContext.Current.CancellationToken);
        var token = page.Split("name=\"request-token\" content=\"")[1].Split('"')[0];
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new StreamContent(File.OpenRead(path)), "file", Path.GetFileName(path) },
        };
        using var staged = await Http.PostAsync("/data/upload", form, TestContext.Current.CancellationToken);
        var address = staged.RequestMessage!.RequestUri!.AbsolutePath;
        await Follow(await Newest("inspect"), _ => false);
        using var decision = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        using var answer = await Http.PostAsync($"{address}?handler=Import", decision, TestContext.Current.CancellationToken);
        var job = await Newest("import");
        if (wait)
            Assert.Equal("finished", (await Follow(job, _ => false)).GetProperty("status").GetString());
        return job;
    }

    /// <summary>The newest job of a kind.</summary>
    public async Task<long> Newest(string kind) =>
        (await Get($"/api/jobs?kind={kind}")).EnumerateArray().Max(job => job.GetProperty("id").GetInt64());

    /// <summary>As <c>kill -9</c> does it: the program has no chance to tidy up.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>As <c>docker stop</c> does it: the program is asked to end, and does so in its own time.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        kill.WaitForExit();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
        Http.Dispose();
    }
}
