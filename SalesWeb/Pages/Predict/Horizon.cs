namespace SalesWeb.Pages.Predict;

/// <summary>How far to forecast, as someone typed it.</summary>
public static class Horizon
{
    /// <summary>The periods meant; null where nothing was typed, which means as many as the model can.</summary>
    /// <param name="text">What was typed. A number too large to be kept counts as the largest that can.</param>
    /// <param name="most">The furthest the model can forecast, in periods; asked only for a complaint.</param>
    /// <exception cref="UserErrorException">It is not a whole number.</exception>
    public static int? Read(string? text, Func<int> most) => string.IsNullOrWhiteSpace(text)
        ? null
        : long.TryParse(text, out var periods)
            ? (int)Math.Clamp(periods, int.MinValue, int.MaxValue)
            : throw new UserErrorException(
                $"The horizon \"{text}\" is not a whole number that can be counted to.", $"Give a number from 1 to {most()}.", field: "horizon");
}
