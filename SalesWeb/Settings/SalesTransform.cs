namespace SalesWeb.Settings;

/// <summary>What is done to sales, once divided by their level, before a network sees them.</summary>
public enum SalesTransform
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The logarithm of one more: ratios become differences.</summary>
    Log,
}
