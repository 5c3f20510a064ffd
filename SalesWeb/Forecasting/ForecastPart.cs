namespace SalesWeb.Forecasting;

/// <summary>What a part of a forecast comes from.</summary>
public enum ForecastPart
{
    /// <summary>The level of sales and where it is going; all other parts are counted from it.</summary>
    Trend,

    /// <summary>The day of the week.</summary>
    Week,

    /// <summary>The time of the year.</summary>
    Year,

    /// <summary>Public holidays, the days around them, the user's own days and pay days.</summary>
    Holidays,

    /// <summary>Planned promotions.</summary>
    Promotions,

    /// <summary>Planned prices.</summary>
    Prices,

    /// <summary>What none of the others tells, such as how the last days went.</summary>
    Rest,
}
