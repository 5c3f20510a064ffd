namespace SalesWeb.Network;

internal static class Gradients
{
    /// <summary>Room for how the loss changes with each of the parameters.</summary>
    public static float[][] NewGradients(this IReadOnlyList<Parameter> parameters) =>
        [.. parameters.Select(parameter => new float[parameter.Values.Length])];
}
