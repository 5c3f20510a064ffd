using SalesWeb.Tracking;

namespace SalesWeb.Tests.Tracking;

public sealed class NotedByManyTests : IDisposable
{
    private readonly TrackingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>More runs than one statement names.</summary>
    [Fact]
    public void What_many_runs_noted_under_a_name_is_found_for_each()
    {
        var (store, query) = (new RunStore(_folder.Database, TimeProvider.System), new RunQuery(_folder.Database));
        var runs = Enumerable.Range(0, 1_001).Select(index => store.Start(new RunStart
        {
            Experiment = "e",
            Name = "r",
            Params = new Dictionary<string, string> { ["horizon"] = $"{index}", ["other"] = "x" },
            Tags = index == 0 ? new Dictionary<string, string>() : new Dictionary<string, string> { ["file"] = $"f{index}" },
        })).ToList();
        store.Measure(runs[5], 0, new Dictionary<string, double> { ["skill"] = 0.25 });
        store.Measure(runs[6], 0, new Dictionary<string, double> { ["skill"] = double.NaN });

        Assert.Equal(runs.Select((run, index) => (run, $"{index}")), query.Param("horizon", runs).OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));
        var tags = query.Tag("file", runs);
        Assert.Equal((1_000, "f1000", false), (tags.Count, tags[runs[1_000]], tags.ContainsKey(runs[0])));
        Assert.Equal([KeyValuePair.Create(runs[5], 0.25)], query.Metric("skill", runs));
        Assert.Equal("7", query.Param("horizon", [runs[7]])[runs[7]]);
        Assert.Empty(query.Tag("file", []));
    }
}
