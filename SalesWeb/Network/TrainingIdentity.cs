using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace SalesWeb.Network;

/// <summary>What makes a training this one and no other. Two with the same identity end with the same weights.</summary>
/// <param name="Shape">The sizes of the network, as JSON.</param>
/// <param name="Options">How it is trained, as JSON.</param>
/// <param name="Data">SHA-256 over all examples.</param>
/// <param name="FirstWeights">SHA-256 over the weights that it begins with.</param>
internal sealed record TrainingIdentity(string Shape, string Options, string Data, string FirstWeights)
{
    /// <param name="network">Still with the weights that it begins with.</param>
    /// <param name="training">What it learns from.</param>
    /// <param name="validation">What it is judged by.</param>
    /// <param name="options">How it is trained.</param>
    public static TrainingIdentity Of(CnnLstm network, IExamples training, IExamples? validation, TrainingOptions options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        training.AppendTo(hash);
        validation?.AppendTo(hash);
        var data = Convert.ToHexStringLower(hash.GetHashAndReset());
        foreach (var parameter in network.Parameters)
            hash.AppendData(MemoryMarshal.AsBytes(parameter.Values));
        return new TrainingIdentity(
            JsonSerializer.Serialize(network.Shape), JsonSerializer.Serialize(options), data, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>What tells this training from another, in words; null where they are the same.</summary>
    public string? DifferenceFrom(TrainingIdentity other)
    {
        if (Shape != other.Shape)
            return "a network of another shape";
        if (Options != other.Options)
            return "a training with other options";
        if (Data != other.Data)
            return "a training on other data";
        return FirstWeights != other.FirstWeights ? "a network with other first weights" : null;
    }
}
