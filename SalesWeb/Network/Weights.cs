namespace SalesWeb.Network;

/// <summary>A copy of what a network knew at one moment.</summary>
internal sealed class Weights(CnnLstm network)
{
    private readonly float[][] _values = [.. network.Parameters.Select(parameter => parameter.Values.ToArray())];

    /// <summary>The values of each parameter, in their order there.</summary>
    public IReadOnlyList<float[]> Values => _values;

    /// <summary>Takes the network's present weights instead.</summary>
    public void Take()
    {
        for (var n = 0; n < _values.Length; n++)
            network.Parameters[n].Values.CopyTo(_values[n]);
    }

    /// <summary>Gives the network back the weights that were taken last.</summary>
    public void Restore()
    {
        for (var n = 0; n < _values.Length; n++)
            _values[n].CopyTo(network.Parameters[n].Values);
    }
}
