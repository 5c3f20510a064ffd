namespace SalesWeb.Forecasting.Regression;

/// <summary>
/// The terms in which sales are regressed: effects add up in them, and there and back again loses nothing of sales that are not negative.
/// <code>
///   Linear       z = y / s
///   SquareRoot   z = √(y / s)
///   Logarithm    z = ln(y / s + 1/10)
/// </code>
/// A root or a logarithm lets effects multiply, and since both are monotone, a median in them is a median of sales.
/// </summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Scale">s: a usual size of sales in the unit of the series, above 0.</param>
internal readonly record struct Response(ResponseKind Kind, double Scale)
{
    /// <summary>What keeps the logarithm of nothing finite, in units of s.</summary>
    private const double Offset = 0.1;

    public double Apply(double sales) => Kind switch
    {
        ResponseKind.Linear => sales / Scale,
        ResponseKind.SquareRoot => Math.Sqrt(Math.Max(0, sales) / Scale),
        _ => Math.Log((Math.Max(0, sales) / Scale) + Offset),
    };

    /// <summary>Sales of a response; a root below 0 is none, and a logarithm below that of the offset is slightly less than none.</summary>
    public double Invert(double response) => Kind switch
    {
        ResponseKind.Linear => response * Scale,
        ResponseKind.SquareRoot => Math.Max(0, response) * Math.Max(0, response) * Scale,
        _ => (Math.Exp(response) - Offset) * Scale,
    };
}

/// <summary>Which function of sales is regressed.</summary>
internal enum ResponseKind
{
    Linear,
    SquareRoot,
    Logarithm,
}
