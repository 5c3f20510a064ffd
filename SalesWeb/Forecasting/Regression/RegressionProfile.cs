using System.Collections.Immutable;

namespace SalesWeb.Forecasting.Regression;

/// <summary>What one member of the committee believes of the world.</summary>
/// <param name="Response">The terms in which effects add up.</param>
/// <param name="HalfLifeYears">After how many years sales count half as much as today's, above 0.</param>
internal sealed record RegressionProfile(ResponseKind Response, double HalfLifeYears)
{
    /// <summary>Effects that add up, multiply, and something in between; each in a world that hardly changes and in one that does.</summary>
    public static ImmutableArray<RegressionProfile> All { get; } =
    [
        .. new[] { ResponseKind.SquareRoot, ResponseKind.Logarithm, ResponseKind.Linear }
            .SelectMany(response => new[] { new RegressionProfile(response, 4), new RegressionProfile(response, 1.4) }),
    ];

    /// <summary>Those that sales below zero have.</summary>
    public static ImmutableArray<RegressionProfile> OfReturns { get; } = [.. All.Where(profile => profile.Response == ResponseKind.Linear)];
}
