using SalesWeb.Series;

namespace SalesWeb.Training;

/// <summary>What a run notes of the data it learnt from, and must find again when it is asked.</summary>
public static class RunParams
{
    internal const string Frequency = "frequency";
    internal const string Measure = "measure";

    /// <summary>How far apart the values were that a run learnt from.</summary>
    public static Frequency FrequencyOf(IReadOnlyDictionary<string, string> runParams) => Enum.Parse<Frequency>(runParams[Frequency]);

    /// <summary>What was counted in them.</summary>
    public static Measure MeasureOf(IReadOnlyDictionary<string, string> runParams) => Enum.Parse<Measure>(runParams[Measure]);
}
