using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using SalesWeb.Commands;
using SalesWeb.Storage;

namespace SalesWeb.Tests.Commands;

public sealed class DoctorCommandTests : IDisposable
{
    private readonly ShellUnderTest _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task It_shows_every_setting_with_its_origin_and_changes_nothing()
    {
        File.WriteAllText(_shell.Config, "network:\n  window: 21\n");
        _shell.Variables["SALESWEB__TRAINING__SEED"] = "7";

        Assert.Equal(ExitCode.Done, await _shell.Run("doctor", "--set", "data.categories=[\"[red]\"]"));

        var lines = _shell.Out.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Contains("network.window 21 config.yaml, line 2", lines);
        Assert.Contains("training.seed 7 SALESWEB__TRAINING__SEED", lines);
        Assert.Contains("data.categories [red] --set", lines);
        Assert.Contains("network.horizon 28 default", lines);
        Assert.Contains("All is well.", lines);
        Assert.False(Directory.Exists(_shell.Data));
    }

    [Fact]
    public async Task As_JSON_it_is_one_object_with_versions_and_databases()
    {
        SalesDatabase.At(Path.Combine(_shell.Data, "sales.db"));

        Assert.Equal(ExitCode.Done, await _shell.Run("doctor", "--json"));

        var found = JsonDocument.Parse(_shell.Out).RootElement;
        Assert.Equal(SqliteLibrary.Version, found.GetProperty("sqlite").GetString());
        Assert.Equal(_shell.Data, found.GetProperty("data_directory").GetString());
        Assert.Equal(_shell.Config, found.GetProperty("config").GetString());
        Assert.True(found.GetProperty("free_disk_bytes").GetInt64() > 0);
        Assert.Contains("network.window", found.GetProperty("settings").EnumerateArray().Select(setting => setting.GetProperty("key").GetString()));
        Assert.True(found.GetProperty("databases")[0].GetProperty("bytes").GetInt64() > 0);
        Assert.Equal(JsonValueKind.Null, found.GetProperty("databases")[1].GetProperty("bytes").ValueKind);
        Assert.Empty(found.GetProperty("problems").EnumerateArray());
    }

    [Fact]
    public async Task It_tells_how_the_caches_of_the_running_server_fare()
    {
        await using var app = new SalesWebApp();
        app.Import(SalesFiles.Daily(20, "Bread"));
        using var client = app.Connect();
        for (var visit = 0; visit < 3; visit++)
            await client.GetStringAsync("/explore?category=Bread", TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Done, await _shell.Run("doctor", "--json", "--set", $"server.urls={app.Address}"));

        var server = JsonDocument.Parse(_shell.Out).RootElement.GetProperty("server");
        Assert.True(server.GetProperty("runs").GetBoolean());
        var days = server.GetProperty("caches").EnumerateArray().Single(cache => cache.GetProperty("name").GetString() == "days");
        Assert.Equal((2, 2), (days.GetProperty("entries").GetInt32(), days.GetProperty("misses").GetInt64()));
        Assert.True(days.GetProperty("hits").GetInt64() > 3);
    }

    [Fact]
    public async Task It_says_where_no_server_runs()
    {
        // Nobody else gets the port while it is held, and nobody listens at it.
        using var held = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        held.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)held.LocalEndPoint!).Port;

        Assert.Equal(ExitCode.Done, await _shell.Run("doctor", "--set", $"server.urls=http://127.0.0.1:{port}"));

        Assert.Contains($"none runs at http://127.0.0.1:{port}", _shell.Out);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_a_problem()
    {
        Directory.CreateDirectory(_shell.Data);
        File.WriteAllText(Path.Combine(_shell.Data, "sales.db"), new string('x', 5000));

        Assert.Equal(ExitCode.YourFault, await _shell.Run("doctor"));
        Assert.Equal($"{Path.Combine(_shell.Data, "sales.db")} is not a SQLite database.", _shell.Error.TrimEnd());
    }

    [Fact]
    public async Task A_database_with_a_spoilt_page_is_a_problem()
    {
        var path = Path.Combine(_shell.Data, "sales.db");
        SalesDatabase.At(path);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        using (var file = File.OpenWrite(path))
        {
            file.Position = 4096;
            file.Write(new byte[4096]);
        }

        Assert.Equal(ExitCode.YourFault, await _shell.Run("doctor"));
        Assert.Contains(path, _shell.Error);
    }

    [Fact]
    public async Task A_data_directory_that_is_a_file_is_a_problem()
    {
        File.WriteAllText(_shell.Data, "");
        Assert.Equal(ExitCode.YourFault, await _shell.Run("doctor"));
        Assert.Contains($"{_shell.Data} is a file; choose a folder with --data-dir.", _shell.Error);
    }
}
