namespace SalesWeb.Network;

/// <summary>The sizes of a <see cref="MultiHorizonHead"/>.</summary>
public sealed record HeadShape
{
    private const int LargestSize = 16384;
    private const int MostLevels = 99;

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

    /// <summary>Numbers that the head learns.</summary>
    internal long ParameterCount =>
        ((Inputs + 1L) * ((Horizon * (long)Context) + Shared)) + ((Context + Shared + Future + 1L) * Hidden) + ((Hidden + 1L) * Levels.Count);

    /// <summary>Two shapes are equal when all their sizes and levels are.</summary>
    public bool Equals(HeadShape? other) =>
        other is not null
        && (Inputs, Horizon, Future, Context, Shared, Hidden, Dropout, BaseFeature)
            == (other.Inputs, other.Horizon, other.Future, other.Context, other.Shared, other.Hidden, other.Dropout, other.BaseFeature)
        && Levels.SequenceEqual(other.Levels);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Inputs, Horizon, Future, Context, Shared, Hidden, Levels.Count);

    /// <summary>What is wrong with these sizes, a sentence each; nothing when they make a head.</summary>
    public IEnumerable<string> Problems()
    {
        (string Name, int Value, int Least)[] sizes =
        [
            ("inputs", Inputs, 1), ("horizon", Horizon, 1), ("known features", Future, 0),
            ("context", Context, 1), ("shared context", Shared, 0), ("hidden", Hidden, 1),
        ];
        foreach (var (name, value, least) in sizes.Where(size => size.Value < size.Least || size.Value > LargestSize))
            yield return $"The head's {name} is {value}; it must be at least {least} and at most {LargestSize}.";
        if (BaseFeature is { } feature && (feature < 0 || feature >= Future))
            yield return $"The head's base is known feature {feature}; there are {Future}, counted from 0.";
        if (Dropout is not (>= 0 and < 1))
            yield return $"The head's dropout is {Dropout}; it must be at least 0 and below 1.";
        if (Levels is null || Levels.Count > MostLevels)
            yield return $"The head has {(Levels is null ? "no" : Levels.Count)} quantile levels; it must have at least 1 and at most {MostLevels}.";
        else if (!QuantileLevels.AreRising(Levels))
            yield return $"The head's quantile levels are {string.Join(", ", Levels)}; there must be at least one, and they must rise between 0 and 1, both excluded.";
    }
}
