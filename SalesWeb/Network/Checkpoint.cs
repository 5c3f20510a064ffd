namespace SalesWeb.Network;

/// <summary>
/// A file from which a training that was cut off goes on, and ends with the same weights, to the bit, as one that was not.
/// It is written behind every epoch, whole or not at all, and is good for that one training: shape, options, data and first weights.
/// </summary>
/// <param name="path">Where it lies, or will.</param>
public sealed class Checkpoint(string path)
{
    private TrainingIdentity? _identity;

    public string Path { get; } = path;

    /// <summary>Told how many epochs are complete already, where it went on from the file.</summary>
    public Action<int>? OnResumed { get; init; }

    /// <summary>Told why the file cannot be gone on from; training then begins anew. Without it, such a file is an error.</summary>
    public Action<string>? OnRefused { get; init; }

    /// <summary>
    /// The checkpoint of one of several networks that are trained one after the other, beside this one: <c>checkpoint.2.safetensors</c>.
    /// That of a network that is finished gives its result again at once, so the first unfinished one is where all of them go on.
    /// </summary>
    /// <param name="member">Which, from 1.</param>
    public Checkpoint Member(int member)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(member, 1);
        return new Checkpoint(System.IO.Path.ChangeExtension(Path, $".{member}{System.IO.Path.GetExtension(Path)}"))
        {
            OnResumed = OnResumed,
            OnRefused = OnRefused,
        };
    }

    /// <summary>Brings a training that has just begun to where the file left it, if there is one.</summary>
    /// <exception cref="UserErrorException">The file is damaged or of another training, and nobody is told of it.</exception>
    internal void Open(TrainingState state, TrainingIdentity identity)
    {
        _identity = identity;
        if (!File.Exists(Path))
            return;
        try
        {
            CheckpointFile.Read(Path, state, identity);
        }
        catch (UserErrorException e) when (OnRefused is not null)
        {
            OnRefused(e.Message);
            return;
        }

        OnResumed?.Invoke(state.Epoch);
    }

    /// <summary>Writes how a training stands behind an epoch.</summary>
    /// <exception cref="UserErrorException">The file cannot be written.</exception>
    internal void Save(TrainingState state) => CheckpointFile.Write(Path, state, _identity!);
}
