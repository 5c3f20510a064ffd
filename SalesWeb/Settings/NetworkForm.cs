namespace SalesWeb.Settings;

/// <summary>Which network is trained.</summary>
public enum NetworkForm
{
    /// <summary>Reads calendar, last year, prices and promotions beside the sales, learns from all series of a category, and forecasts quantiles.</summary>
    Full,

    /// <summary>Reads the last values and nothing else: the reference network, number for number.</summary>
    Reference,
}
