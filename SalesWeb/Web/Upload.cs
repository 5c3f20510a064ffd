namespace SalesWeb.Web;

/// <summary>A form with a file, as it was received.</summary>
/// <param name="Path">The full path where the file now lies; whoever takes the upload removes it.</param>
/// <param name="FileName">The file as its owner calls it, without folders and control characters.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Fields">The other fields of the form, by name; empty ones are left out.</param>
public sealed record Upload(string Path, string FileName, long Bytes, IReadOnlyDictionary<string, string> Fields);
