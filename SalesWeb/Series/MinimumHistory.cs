namespace SalesWeb.Series;

/// <summary>How much history a series needs: the one rule that quality, training and comparison share.</summary>
/// <param name="Frequency">How far apart the periods are.</param>
/// <param name="Train">What training the network needs, in periods, by its settings; null where nothing is to be trained.</param>
public sealed record MinimumHistory(Frequency Frequency, int? Train = null)
{
    /// <summary>What must be known before a forecast, in periods: two weeks of days, 8 weeks or 12 months.</summary>
    public int Forecast => Frequency switch { Frequency.Daily => 14, Frequency.Weekly => 8, _ => 12 };

    /// <summary>What a comparison of models needs, in periods: one more, to compare with.</summary>
    public int Compare => Forecast + 1;

    /// <summary>The rule for a series, in one sentence.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="periods">Its length in periods.</param>
    public string Sentence(string name, int periods)
    {
        var noun = Frequency.Noun();
        var train = Train is { } needed ? $", and training the network {needed:N0}" : "";
        return $"{name} has {periods:N0} {noun}{(periods == 1 ? "" : "s")} of history; a forecast needs at least {Forecast} {noun}s, a comparison of models {Compare}{train}.";
    }
}
