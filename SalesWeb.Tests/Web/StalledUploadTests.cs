using System.Net.Sockets;
using System.Text;
using SalesWeb.Tests.Training;

namespace SalesWeb.Tests.Web;

/// <summary>Clients that begin to send a form and then send no more.</summary>
public sealed class StalledUploadTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_form_that_does_not_arrive_is_answered_with_408_and_leaves_no_file()
    {
        var data = _folder.File("data");
        using var server = await SalesWebProcess.Start(data);
        using var page = await server.Http.GetAsync("/data", TestContext.Current.CancellationToken);
        var token = (await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("name=\"request-token\" content=\"")[1].Split('"')[0];
        var cookie = page.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

        var upload = await Stall(
            "/data/upload",
            "multipart/form-data; boundary=x",
            $"--x\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{token}\r\n"
            + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\ndate,category");
        var form = await Stall("/train", "application/x-www-form-urlencoded", "all=tr");

        Assert.StartsWith("HTTP/1.1 408 ", upload, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 408 ", form, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(data, "uploads")));

        async Task<string> Stall(string address, string type, string beginning)
        {
            using var client = new TcpClient();
            await client.ConnectAsync(server.Http.BaseAddress!.Host, server.Http.BaseAddress.Port, TestContext.Current.CancellationToken);
            var stream = client.GetStream();
            await stream.WriteAsync(
                Encoding.ASCII.GetBytes(
                    $"POST {address} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\nContent-Type: {type}\r\nContent-Length: 100000\r\n\r\n{beginning}"),
                TestContext.Current.CancellationToken);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            return await reader.ReadLineAsync(TestContext.Current.CancellationToken) ?? "";
        }
    }
}
