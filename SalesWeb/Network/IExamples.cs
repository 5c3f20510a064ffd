using System.Security.Cryptography;

namespace SalesWeb.Network;

/// <summary>What a network learns from or is measured on: numbered windows, what is known of the time behind each, and what came.</summary>
public interface IExamples
{
    /// <summary>N, at least 1.</summary>
    int Count { get; }

    /// <summary>Puts example <paramref name="n"/> into place <paramref name="b"/> of a batch. Any number of threads may ask at once.</summary>
    /// <param name="n">0 … N-1.</param>
    /// <param name="b">0 … B-1.</param>
    /// <param name="input">Receives the window, and the known future where the network takes one.</param>
    /// <param name="target">Receives what came.</param>
    void Put(int n, int b, NetworkInput input, Sequence target);

    /// <summary>Adds all that the examples are made of to a hash, so that a training is gone on with on these and no others.</summary>
    void AppendTo(IncrementalHash hash);
}
