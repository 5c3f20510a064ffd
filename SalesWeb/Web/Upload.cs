namespace SalesWeb.Web;

/// <summary>A form with files, as it was received.</summary>
/// <param name="Files">The files that arrived whole, in the order of the form; whoever takes them removes them.</param>
/// <param name="Refused">The files that were refused, by name; nothing of them is kept.</param>
/// <param name="Fields">The other fields of the form, by name; empty ones are left out.</param>
public sealed record Upload(
    IReadOnlyList<UploadedFile> Files, IReadOnlyList<(string FileName, UserErrorException Problem)> Refused, IReadOnlyDictionary<string, string> Fields);

/// <summary>A file of a form.</summary>
/// <param name="Path">The full path where it now lies.</param>
/// <param name="FileName">The file as its owner calls it, without folders and control characters.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its SHA-256, in hexadecimal digits.</param>
public sealed record UploadedFile(string Path, string FileName, long Bytes, string Sha256);
