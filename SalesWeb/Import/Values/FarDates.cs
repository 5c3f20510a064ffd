namespace SalesWeb.Import.Values;

/// <summary>What becomes of rows whose date lies far from all others, like a lone 1900 among the dates of 2023.</summary>
public enum FarDates
{
    /// <summary>They are rejected, each with its reason.</summary>
    Reject,

    /// <summary>They are sales of that day.</summary>
    Keep,
}
