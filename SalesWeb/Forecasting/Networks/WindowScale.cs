using SalesWeb.Settings;

namespace SalesWeb.Forecasting.Networks;

/// <summary>
/// What makes windows of any level of sales alike: the level itself, and a transform that takes from large values their weight.
/// <code>
///   z = v / level                         none
///   z = sign(v) log(1 + |v| / level)      log
/// </code>
/// </summary>
/// <param name="Level">In the unit of the series, above 0.</param>
/// <param name="Transform">What follows the division.</param>
public readonly record struct WindowScale(double Level, SalesTransform Transform)
{
    /// <summary>Values further out say nothing more than that they are far out: 20 levels, and with the log e²⁰ of them.</summary>
    private const float Furthest = 20;

    /// <summary>A value in the network's terms, −20 to 20.</summary>
    public float Apply(double value)
    {
        var ratio = value / Level;
        var z = Transform == SalesTransform.Log ? Math.CopySign(Math.Log(1 + Math.Abs(ratio)), ratio) : ratio;
        return Math.Clamp((float)z, -Furthest, Furthest);
    }

    /// <summary>What the network says in the unit of the series.</summary>
    public double Undo(float z)
    {
        var clamped = Math.Clamp(z, -Furthest, Furthest);
        return Level * (Transform == SalesTransform.Log ? Math.CopySign(Math.Exp(Math.Abs((double)clamped)) - 1, clamped) : clamped);
    }
}
