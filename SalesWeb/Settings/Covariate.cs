namespace SalesWeb.Settings;

/// <summary>What a file may tell of a period beside its sales.</summary>
public enum Covariate
{
    /// <summary>What one piece costs.</summary>
    Price,

    /// <summary>Whether there is a promotion.</summary>
    Promotion,
}
