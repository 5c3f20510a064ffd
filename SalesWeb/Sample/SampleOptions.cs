namespace SalesWeb.Sample;

/// <summary>How much is simulated, and by which seed.</summary>
public sealed record SampleOptions
{
    /// <summary>Years up to and including <see cref="ShopSimulation.LastDay"/>, 1 to 20 (included).</summary>
    public int Years { get; init; } = 4;

    /// <summary>Any number; the same one gives the same file, byte for byte.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Multiplies the stores and with them the rows, 1 to 10,000 (included). The stores of a smaller scale stay as they are.</summary>
    public int Scale { get; init; } = 1;

    /// <exception cref="UserErrorException">A number is out of its range; every one that is gets a sentence.</exception>
    public void Check()
    {
        var problems = Problems().ToList();
        if (problems.Count > 0)
            throw new UserErrorException(string.Join(' ', problems), "Choose numbers within these ranges.");
    }

    private IEnumerable<string> Problems()
    {
        if (Years is < 1 or > 20)
            yield return $"--years is {Years}; it must be from 1 to 20.";
        if (Scale is < 1 or > 10_000)
            yield return $"--scale is {Scale}; it must be from 1 to 10000.";
    }
}
