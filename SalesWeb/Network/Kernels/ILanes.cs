namespace SalesWeb.Network.Kernels;

/// <summary>
/// A SIMD register of float32 values, or a single value where there is none. A kernel is written once over this, in the words of
/// its equation, and compiled for each width.
/// </summary>
internal interface ILanes<V> where V : struct, ILanes<V>
{
    /// <summary>Values in one register.</summary>
    static abstract int Count { get; }

    /// <summary>Columns of a product's tile: as many as keep the tile, two registers high, in registers.</summary>
    static abstract int TileColumns { get; }

    static abstract V Create(float value);

    /// <summary>The <see cref="Count"/> values from <paramref name="first"/> on.</summary>
    static abstract V Load(ref readonly float first);

    /// <summary>The first <paramref name="count"/> values, fewer than <see cref="Count"/>, with zeros behind them.</summary>
    static abstract V LoadPart(ref readonly float first, int count);

    void Store(ref float first);

    /// <summary>Writes the first <paramref name="count"/> values, fewer than <see cref="Count"/>.</summary>
    void StorePart(ref float first, int count);

    static abstract V operator +(V a, V b);

    static abstract V operator -(V a, V b);

    static abstract V operator *(V a, V b);

    static abstract V operator /(V a, V b);

    /// <summary>a b + c, rounded once, at every width: so the width does not change the sum of a product.</summary>
    static abstract V MultiplyAdd(V a, V b, V c);

    /// <summary>The smaller; where <paramref name="value"/> is not a number it stays so, and is found out later.</summary>
    static abstract V Min(V bound, V value);

    /// <summary>The larger; where <paramref name="value"/> is not a number it stays so.</summary>
    static abstract V Max(V bound, V value);

    static abstract V SquareRoot(V a);

    /// <summary><paramref name="value"/> where <paramref name="gate"/> is above 0, 0 elsewhere.</summary>
    static abstract V WherePositive(V gate, V value);
}
