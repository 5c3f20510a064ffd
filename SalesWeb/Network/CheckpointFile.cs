using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace SalesWeb.Network;

/// <summary>
/// A <see cref="TrainingState"/> on disk, in the safetensors format.
/// <code>
///   weights.NAME   best.NAME   mean.NAME   square.NAME     [n], for each parameter: now, in the best epoch, Adam's m and v; as they lie in memory
///   metadata       epoch, best epoch and loss, Adam's steps, the schedule, the identity of the training, a checksum over all of it
/// </code>
/// </summary>
internal static class CheckpointFile
{
    private const string Format = "1";
    private const string SumKey = "sha256";
    private const string Remedy = "Delete the file, and the training begins anew.";
    private static readonly string[] Kinds = ["weights", "best", "mean", "square"];

    public static void Write(string path, TrainingState state, TrainingIdentity identity)
    {
        var tensors = Names(state).Zip(Buffers(state), (name, values) => new Tensor(name, [values.Length], values)).ToList();
        var metadata = new Dictionary<string, string>
        {
            ["format"] = Format,
            ["shape"] = identity.Shape,
            ["options"] = identity.Options,
            ["data"] = identity.Data,
            ["first_weights"] = identity.FirstWeights,
            ["epoch"] = $"{state.Epoch}",
            ["best_epoch"] = $"{state.BestEpoch}",
            ["best_loss"] = $"{state.BestLoss}",
            ["steps"] = $"{state.Adam.Steps}",
            ["halvings"] = $"{state.Schedule.Halvings}",
            ["turned_at"] = $"{state.Schedule.TurnedAt}",
        };
        metadata[SumKey] = Sum(tensors, metadata);
        // Against a crash of the program a rename is enough; what a crash of the machine may leave, the checksum refuses.
        new Safetensors(tensors, metadata).Write(path, flushToDisk: false);
    }

    /// <summary>Brings <paramref name="state"/> to where the file was written; where it is refused, nothing is changed.</summary>
    /// <exception cref="UserErrorException">It cannot be read, is damaged, or is of another training.</exception>
    public static void Read(string path, TrainingState state, TrainingIdentity identity)
    {
        var file = Safetensors.Read(path);
        if (Text("format") != Format)
            throw Refuse(path, $"it has the format \"{Text("format")}\"; this program reads {Format}");
        if (Text(SumKey) != Sum(file.Tensors, file.Metadata))
            throw Refuse(path, "its checksum does not fit what it holds, so it is damaged");
        if (identity.DifferenceFrom(new(Text("shape"), Text("options"), Text("data"), Text("first_weights"))) is { } difference)
            throw Refuse(path, $"it is of {difference}");
        var expected = Names(state).Zip(Buffers(state), (name, values) => (name, values.Length));
        if (!file.Tensors.Select(tensor => (tensor.Name, tensor.Values.Length)).SequenceEqual(expected))
            throw Refuse(path, "its tensors are not those of the network");

        Restore(state, [.. file.Tensors.Select(tensor => tensor.Values)]);
        state.Epoch = int.Parse(Text("epoch"));
        state.BestEpoch = int.Parse(Text("best_epoch"));
        state.BestLoss = double.Parse(Text("best_loss"));
        state.Adam.Steps = int.Parse(Text("steps"));
        state.Schedule = state.Schedule with { Halvings = int.Parse(Text("halvings")), TurnedAt = int.Parse(Text("turned_at")) };

        string Text(string key) => file.Metadata.TryGetValue(key, out var text) ? text : throw Refuse(path, $"its metadata lacks {key}, so it is no checkpoint");
    }

    /// <summary>The names of the tensors, in the order of <see cref="Buffers"/>.</summary>
    private static IEnumerable<string> Names(TrainingState state) =>
        from kind in Kinds
        from parameter in state.Network.Parameters
        select $"{kind}.{parameter.Name}";

    private static IEnumerable<float[]> Buffers(TrainingState state) =>
        [.. state.Network.Parameters.Select(parameter => parameter.Values.ToArray()), .. state.Best.Values, .. state.Adam.Means, .. state.Adam.Squares];

    private static void Restore(TrainingState state, float[][] values)
    {
        var parameters = state.Network.Parameters;
        for (var n = 0; n < parameters.Count; n++)
        {
            values[n].CopyTo(parameters[n].Values);
            values[n + parameters.Count].CopyTo(state.Best.Values[n], 0);
            values[n + 2 * parameters.Count].CopyTo(state.Adam.Means[n], 0);
            values[n + 3 * parameters.Count].CopyTo(state.Adam.Squares[n], 0);
        }
    }

    /// <summary>SHA-256 over all metadata but itself, then over names and values of the tensors.</summary>
    private static string Sum(IEnumerable<Tensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (key, value) in metadata.Where(pair => pair.Key != SumKey).OrderBy(pair => pair.Key, StringComparer.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes($"{key}={value}\n"));
        foreach (var tensor in tensors)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{tensor.Name}\n"));
            hash.AppendData(MemoryMarshal.AsBytes(tensor.Values.AsSpan()));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static UserErrorException Refuse(string path, string problem) => new($"{path} cannot be used: {problem}.", Remedy);
}
