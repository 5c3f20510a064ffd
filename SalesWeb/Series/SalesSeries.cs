using System.Collections.Immutable;

namespace SalesWeb.Series;

/// <summary>
/// Sales in consecutive periods, oldest first and without gaps. Values are in the unit of the file: pieces or money.
/// </summary>
public sealed class SalesSeries
{
    /// <param name="id">What is sold, as it is named in tables that leave the product (<c>unique_id</c>).</param>
    /// <param name="frequency">How far apart the values are.</param>
    /// <param name="start">The date of the first value.</param>
    /// <param name="values">At least one value, every one of them finite.</param>
    /// <exception cref="ArgumentException">There is no value, or one that is not finite.</exception>
    public SalesSeries(string id, Frequency frequency, DateOnly start, ImmutableArray<double> values)
    {
        if (values.IsDefaultOrEmpty)
            throw new ArgumentException("A series has at least one value.", nameof(values));
        if (values.Any(value => !double.IsFinite(value)))
            throw new ArgumentException("Every value of a series is a finite number.", nameof(values));

        Id = id;
        Frequency = frequency;
        Start = start;
        Values = values;
    }

    public string Id { get; }

    public Frequency Frequency { get; }

    public DateOnly Start { get; }

    public ImmutableArray<double> Values { get; }

    public int Length => Values.Length;

    /// <summary>The date of the last value.</summary>
    public DateOnly End => DateAt(Length - 1);

    /// <summary>Whether anything was ever below zero, which only returns can be.</summary>
    public bool HasReturns => Values.Any(value => value < 0);

    /// <summary>The date of value <paramref name="index"/>, counted from 0; beyond the last value it goes on into the future.</summary>
    public DateOnly DateAt(int index) => Frequency.Add(Start, index);

    /// <summary>The first <paramref name="count"/> values, from 1 to <see cref="Length"/> (included).</summary>
    public SalesSeries Head(int count) => new(Id, Frequency, Start, Values[..count]);

    /// <summary>The values from <paramref name="index"/> (included) to the end.</summary>
    public SalesSeries From(int index) => new(Id, Frequency, DateAt(index), Values[index..]);
}
