using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using SalesWeb.Storage;

namespace SalesWeb.Tests.Storage;

public sealed class DialectTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2024, 2, 29, 12, 0, 0, 123, TimeSpan.FromHours(2));

    private readonly ScratchFolder _folder = new();
    private readonly DbConnection _connection;

    public DialectTests()
    {
        _connection = new Database(_folder.File("test.db"), "Tracking").Open();
        _connection.Execute("CREATE TEMP TABLE moments (happened_at, ended_at, on_day, until_day)");
    }

    public void Dispose()
    {
        _connection.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public void Times_and_days_come_back_as_they_went()
    {
        Insert(Noon, Noon.AddSeconds(1), new DateOnly(2024, 2, 29), new DateOnly(1, 1, 1));

        var row = _connection.QuerySingle<Moment>("SELECT * FROM moments");

        Assert.Equal(Noon, row.HappenedAt);
        Assert.Equal(Noon.AddSeconds(1), row.EndedAt);
        Assert.Equal(new DateOnly(2024, 2, 29), row.OnDay);
        Assert.Equal(new DateOnly(1, 1, 1), row.UntilDay);
    }

    [Fact]
    public void What_has_no_time_comes_back_without_one()
    {
        Insert(Noon, null, new DateOnly(2024, 2, 29), null);

        var row = _connection.QuerySingle<Moment>("SELECT * FROM moments");

        Assert.Null(row.EndedAt);
        Assert.Null(row.UntilDay);
    }

    [Fact]
    public void Times_are_kept_as_UTC_milliseconds_and_days_as_ISO_text()
    {
        Insert(Noon, null, new DateOnly(2024, 2, 29), null);

        Assert.Equal(1_709_200_800_123, _connection.ExecuteScalar<long>("SELECT happened_at FROM moments"));
        Assert.Equal("2024-02-29", _connection.ExecuteScalar<string>("SELECT on_day FROM moments"));
    }

    private void Insert(DateTimeOffset happenedAt, DateTimeOffset? endedAt, DateOnly onDay, DateOnly? untilDay) =>
        _connection.Execute(
            "INSERT INTO moments (happened_at, ended_at, on_day, until_day) VALUES (@happenedAt, @endedAt, @onDay, @untilDay)",
            new { happenedAt, endedAt, onDay, untilDay });

    private sealed record Moment
    {
        public required DateTimeOffset HappenedAt { get; init; }

        public required DateTimeOffset? EndedAt { get; init; }

        public required DateOnly OnDay { get; init; }

        public required DateOnly? UntilDay { get; init; }
    }
}
