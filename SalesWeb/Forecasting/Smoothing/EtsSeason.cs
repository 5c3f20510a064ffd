namespace SalesWeb.Forecasting.Smoothing;

/// <summary>How a season meets the level.</summary>
internal enum EtsSeason
{
    None,
    Additive,
    Multiplicative,
}
