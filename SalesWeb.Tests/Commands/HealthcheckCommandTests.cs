using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SalesWeb.Commands;

namespace SalesWeb.Tests.Commands;

public sealed class HealthcheckCommandTests : IDisposable
{
    private readonly ShellUnderTest _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData(200, ExitCode.Done)]
    [InlineData(503, ExitCode.OurFault)]
    public async Task The_answer_of_the_server_decides(int status, int code)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.MapGet("/api/health", () => Results.StatusCode(status));
        await server.StartAsync(TestContext.Current.CancellationToken);
        var address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

        Assert.Equal(code, await _shell.Run("healthcheck", "--set", $"server.urls={address.Replace("127.0.0.1", "*")}"));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_not_well()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();

        Assert.Equal(ExitCode.OurFault, await _shell.Run("healthcheck", "--set", $"server.urls=http://127.0.0.1:{port}"));
        Assert.Contains("cannot be reached", _shell.Error);
        Assert.Equal("", _shell.Out);
    }
}
