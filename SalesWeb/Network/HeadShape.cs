namespace SalesWeb.Network;

/// <summary>The sizes of a <see cref="MultiHorizonHead"/>.</summary>
public sealed record HeadShape
{
    /// <summary>H: values of the encoded past, at least 1.</summary>
    public required int Inputs { get; init; }

    /// <summary>P: periods ahead, at least 1.</summary>
    public required int Horizon { get; init; }

    /// <summary>The Q levels in rising order, each between 0 and 1, both excluded.</summary>
    public required IReadOnlyList<double> Levels { get; init; }

    /// <summary>G: what is known beforehand of each period, at least 0.</summary>
    public int Future { get; init; }

    /// <summary>D: values that the past says about one period, at least 1.</summary>
    public int Context { get; init; } = 8;

    /// <summary>S: values that the past says about all periods alike, at least 0.</summary>
    public int Shared { get; init; } = 8;

    /// <summary>M: units between a period's input and its quantiles, at least 1.</summary>
    public int Hidden { get; init; } = 32;

    /// <summary>Fraction of those units that is dropped while the network learns, 0 up to but not including 1.</summary>
    public double Dropout { get; init; }

    /// <summary>The known feature, 0 … G-1, that every quantile is counted from, for example last week's value; null to count from 0.</summary>
    public int? BaseFeature { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">A size is out of range.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Horizon, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Future, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(Context, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Shared, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(Hidden, 1);
        if (BaseFeature is { } feature)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(feature);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(feature, Future);
        }
    }
}
