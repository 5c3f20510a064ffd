namespace SalesWeb.Sample;

/// <summary>A group of items that sell at the same times. Every factor is 1 on an average day.</summary>
public sealed record Category
{
    public required string Name { get; init; }

    /// <summary>Seven factors, Monday first.</summary>
    public required IReadOnlyList<double> Weekdays { get; init; }

    /// <summary>Twelve factors, January first; each holds in the middle of its month, and between them lies a straight line.</summary>
    public required IReadOnlyList<double> Months { get; init; }

    /// <summary>Change a year as a fraction: 0.03 is 3 % more.</summary>
    public required double Growth { get; init; }

    /// <summary>What one unit of good weather adds, as a fraction.</summary>
    public double WeatherEffect { get; init; } = 0.04;

    /// <summary>What is sold more on the 24th of December, as a fraction; it builds up over that month.</summary>
    public double Christmas { get; init; } = 0.15;

    /// <summary>What is sold more on the day before Easter, as a fraction; it builds up over two weeks.</summary>
    public double Easter { get; init; } = 0.1;

    public required IReadOnlyList<Item> Items { get; init; }
}
