namespace SalesWeb.Tracking;

/// <summary>A file that a run left behind.</summary>
/// <param name="Name">Its name within the folder of the run.</param>
/// <param name="Bytes">Its size.</param>
public sealed record Artifact(string Name, long Bytes);
