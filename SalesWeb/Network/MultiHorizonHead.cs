namespace SalesWeb.Network;

/// <summary>
/// From the encoded past and what is known of the future to the quantiles of every period ahead, all at once: the direct form of MQ-RNN
/// (Wen et al. 2017).
/// <code>
///   [c₁ … c_P s] = max(0, A h + a)            what the past says: D values about each period, S about all alike
///   z[p] = [c_p  s  future[p]]                D+S+G values for period p
///   u[p] = max(0, W z[p] + b)                 M values, some dropped while the network learns
///   y[p] = base[p] + Quantiles(V u[p] + v)    Q values; base[p] is one of future[p], or 0
///
///   h          H × B     the last state of the past for a batch of B examples
///   future[p]  G × B     p = 1 … P, the next period first
///   y[p]       Q × B     in rising order
///   A  (P·D+S) × H       W  M × (D+S+G)       V  Q × M
/// </code>
/// The parameters are <c>{name}.context</c> (A, a), <c>{name}.hidden</c> (W, b) and <c>{name}.output</c> (V, v), each with <c>.weight</c> and <c>.bias</c>.
/// W and V serve all periods, so each is one product over P·B columns.
/// </summary>
public sealed class MultiHorizonHead
{
    /// <summary>Standard deviation, in units of the scaled target, of the normal distribution whose quantiles the first ones lie apart like.</summary>
    private const double FirstSpread = 0.5;

    private readonly Chain _contexts;
    private readonly Chain _periods;

    /// <param name="name">Prefix of the parameters' names, for example <c>head</c>.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="random">Draws the first weights as PyTorch does.</param>
    /// <exception cref="ArgumentException">A size or a level is out of range.</exception>
    public MultiHorizonHead(string name, HeadShape shape, Random random)
    {
        if (shape.Problems().FirstOrDefault() is { } problem)
            throw new ArgumentException(problem, nameof(shape));

        Shape = shape;
        var output = new Linear($"{name}.output", shape.Hidden, shape.Levels.Count, random);
        _contexts = new Chain(new Linear($"{name}.context", shape.Inputs, shape.Horizon * shape.Context + shape.Shared, random), new Relu());
        _periods = new Chain(
            new Linear($"{name}.hidden", shape.Context + shape.Shared + shape.Future, shape.Hidden, random),
            new Relu(),
            new Dropout(shape.Dropout),
            output,
            new Quantiles(shape.Levels));
        Spread(output.Parameters[1], QuantileLevels.Checked(shape.Levels));
    }

    public HeadShape Shape { get; }

    /// <summary>Context, hidden, output: weight and bias of each.</summary>
    public IReadOnlyList<Parameter> Parameters => [.. _contexts.Parameters, .. _periods.Parameters];

    /// <summary>Room for batches of one size, for one caller.</summary>
    /// <param name="batch">B, at least 1.</param>
    public HeadPass Pass(int batch) => new(Shape, _contexts.Pass(steps: 1, batch), _periods.Pass(Shape.Horizon, batch), batch);

    /// <summary>Begins with quantiles that lie as far apart as those of a normal distribution: log(exp d - 1) is what softplus makes d of.</summary>
    private static void Spread(Parameter bias, double[] levels)
    {
        var middle = QuantileLevels.Middle(levels);
        for (var k = 0; k < levels.Length; k++)
        {
            if (k == middle)
                continue;
            var towardsMiddle = k > middle ? k - 1 : k + 1;
            var distance = Math.Abs(Normal(levels[k]) - Normal(levels[towardsMiddle]));
            bias.Values[k] = (float)Math.Log(Math.Exp(distance) - 1);
        }

        static double Normal(double level) => MathNet.Numerics.Distributions.Normal.InvCDF(0, FirstSpread, level);
    }
}
