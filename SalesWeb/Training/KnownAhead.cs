using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Training;

/// <summary>What the user promised to know of the periods ahead (<c>data.known_ahead</c>), held against what the data plans.</summary>
public static class KnownAhead
{
    /// <param name="series">The sales of a category or a part of it.</param>
    /// <param name="promised">Each at most once; may be none.</param>
    /// <param name="horizon">Periods that are going to be forecast.</param>
    /// <param name="noun">One period in words.</param>
    /// <exception cref="UserErrorException">Something that was promised is not in the data, or not for as many periods.</exception>
    public static void Check(LeveledSeries series, IReadOnlyList<Covariate> promised, int horizon, string noun)
    {
        var (category, covariates) = (series.Key.Category, series.Covariates);
        foreach (var promise in promised)
        {
            var name = promise.ToString().ToLowerInvariant();
            var isThere = promise == Covariate.Price ? covariates.HasPrices : covariates.HasPromotions;
            if (!isThere)
            {
                throw new UserErrorException(
                    $"data.known_ahead promises that every {name} is known ahead; {category} has no {name} in the data at all.",
                    $"Import a file with a {name} column, or take {name} off data.known_ahead.",
                    field: "category");
            }

            if (covariates.Planned < horizon)
            {
                throw new UserErrorException(
                    $"data.known_ahead promises that every {name} is known ahead; {category} is to be forecast for {horizon} {noun}s, and {covariates.Planned} of them are planned.",
                    $"Add rows without a sale for the coming {noun}s to the file, each with its {name}, or take {name} off data.known_ahead.",
                    field: "category");
            }
        }
    }
}
