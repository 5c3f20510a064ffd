using System.Globalization;
using SalesWeb.Tracking;

namespace SalesWeb.Pages.Runs;

/// <summary>How a run did on the days it had not seen, read from the table it left behind.</summary>
public sealed record EvaluationFile
{
    private static readonly string[] Header = ["ds", "actual", "predicted", "naive"];

    /// <summary>The name of the table among the artifacts.</summary>
    public required string Table { get; init; }

    /// <summary>The name of the plot; null where there is none.</summary>
    public string? Plot { get; init; }

    public required IReadOnlyList<EvaluationDay> Days { get; init; }

    /// <summary>The comparison in one sentence.</summary>
    public string Summary => $"Actual sales from {Days[0].Date} to {Days[^1].Date}, which the network had not learnt from, "
        + "beside what it and seasonal naive would have forecast.";

    /// <summary>The evaluation of a run; null where it has left none, or one that is not such a table.</summary>
    public static EvaluationFile? Of(long runId, ArtifactStore artifacts)
    {
        var names = artifacts.List(runId).Select(artifact => artifact.Name).Where(name => name.StartsWith("evaluation_")).ToList();
        if (names.FirstOrDefault(name => name.EndsWith(".csv")) is not { } table || artifacts.Find(runId, table) is not { } path)
            return null;

        var lines = File.ReadLines(path).Select(line => line.Split(',')).ToList();
        return lines.Count < 2 || !lines[0].SequenceEqual(Header) || lines.Any(cells => cells.Length != Header.Length) ? null : new EvaluationFile
        {
            Table = table,
            Plot = names.FirstOrDefault(name => name.EndsWith(".svg") || name.EndsWith(".png")),
            Days = [.. lines.Skip(1).Select(cells => new EvaluationDay(cells[0], Number(cells[1]), Number(cells[2]), Number(cells[3])))],
        };
    }

    private static double? Number(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}
