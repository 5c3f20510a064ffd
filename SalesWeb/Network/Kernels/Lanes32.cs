namespace SalesWeb.Network.Kernels;

/// <summary>A single value, for machines without SIMD registers, and to hold the others against.</summary>
internal readonly struct Lanes32(float value) : ILanes<Lanes32>
{
    private readonly float _value = value;

    public static int Count => 1;

    public static int TileColumns => 4;

    public static Lanes32 Create(float value) => new(value);

    public static Lanes32 Load(ref readonly float first) => new(first);

    public static Lanes32 LoadPart(ref readonly float first, int count) => new(0);

    public void Store(ref float first) => first = _value;

    public void StorePart(ref float first, int count)
    {
        // Fewer than one value is none.
    }

    public static Lanes32 operator +(Lanes32 a, Lanes32 b) => new(a._value + b._value);

    public static Lanes32 operator -(Lanes32 a, Lanes32 b) => new(a._value - b._value);

    public static Lanes32 operator *(Lanes32 a, Lanes32 b) => new(a._value * b._value);

    public static Lanes32 operator /(Lanes32 a, Lanes32 b) => new(a._value / b._value);

    public static Lanes32 MultiplyAdd(Lanes32 a, Lanes32 b, Lanes32 c) => new(MathF.FusedMultiplyAdd(a._value, b._value, c._value));

    public static Lanes32 Min(Lanes32 bound, Lanes32 value) => new(MathF.Min(bound._value, value._value));

    public static Lanes32 Max(Lanes32 bound, Lanes32 value) => new(MathF.Max(bound._value, value._value));

    public static Lanes32 SquareRoot(Lanes32 a) => new(MathF.Sqrt(a._value));

    public static Lanes32 WherePositive(Lanes32 gate, Lanes32 value) => gate._value > 0 ? value : new(0);
}
