namespace SalesWeb.Datasets.Importing;

/// <summary>How far an import has got.</summary>
/// <param name="BytesRead">From 0 to <paramref name="BytesTotal"/>, never falling. The file is gone through three times; this is the mean.</param>
/// <param name="BytesTotal">The size of the file.</param>
/// <param name="Rows">Rows taken in or rejected so far; 0 while the file is still being examined.</param>
public sealed record ImportProgress(long BytesRead, long BytesTotal, int Rows);
