using System.Collections.Immutable;

namespace SalesWeb.Forecasting;

/// <summary>The coming periods, nearest first; three arrays of the same length, in the unit of the series.</summary>
/// <param name="Point">The value expected.</param>
/// <param name="Lower">The lower end of the interval, at most the point.</param>
/// <param name="Upper">The upper end of the interval, at least the point.</param>
public sealed record Forecast(ImmutableArray<double> Point, ImmutableArray<double> Lower, ImmutableArray<double> Upper)
{
    public int Horizon => Point.Length;
}
