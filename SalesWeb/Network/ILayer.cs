namespace SalesWeb.Network;

/// <summary>
/// One step of a network: what it learns, and room to compute in.
/// A layer keeps no trace of a call, so any number of callers may use it at once, each in a pass of its own.
/// </summary>
public interface ILayer
{
    /// <summary>What the layer learns; empty for a layer that learns nothing.</summary>
    IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Steps of the output for an input of <paramref name="steps"/> steps.</summary>
    int StepsOut(int steps) => steps;

    /// <summary>Room for sequences of one size, to be used again and again.</summary>
    /// <param name="steps">T of the input, at least 1.</param>
    /// <param name="batch">B, at least 1.</param>
    IPass Pass(int steps, int batch);
}
