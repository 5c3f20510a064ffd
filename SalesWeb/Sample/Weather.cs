namespace SalesWeb.Sample;

/// <summary>
/// One number a day for the whole town; a fine day is likely to be followed by another.
/// <code>
///   w[t] = 0.7 w[t-1] + 0.7 e[t]     e: twelve uniform numbers added, less 6, so nearly normal with deviation 1
/// </code>
/// </summary>
public sealed class Weather(Random random)
{
    private double _today;

    /// <summary>Tomorrow's weather: mean 0, deviation about 1, never beyond −3 or 3.</summary>
    public double Next()
    {
        var surprise = -6.0;
        for (var i = 0; i < 12; i++)
            surprise += random.NextDouble();
        _today = (0.7 * _today) + (0.7 * surprise);
        return Math.Clamp(_today, -3, 3);
    }
}
