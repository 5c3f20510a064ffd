using System.Security.Cryptography;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using SalesWeb.Settings;

namespace SalesWeb.Web;

/// <summary>
/// Receives a form with files straight onto the disk, so that their size costs no memory. The form's token is checked
/// before the first byte of a file is kept; it comes in a header, or in a field before the files. All that is read counts
/// against a limit, announced or not: until the token is known to be good, that is only the room for fields. A file that is
/// refused is named, and the others are received all the same.
/// </summary>
public sealed class UploadReader(IAntiforgery antiforgery, DataDirectory directory, SalesWebSettings settings)
{
    private const string TokenField = "__RequestVerificationToken";
    private const string TokenHeader = "RequestVerificationToken";
    private const int LongestField = 4096;
    private const int MostFields = 32;
    private const int MaxFiles = 50;

    /// <summary>The files of a form together may be as large as so many of the largest.</summary>
    private const int MaxLargest = 4;
    private const int LongestName = 200;
    private const long RoomForFields = 64 * 1024;

    /// <summary>The largest file, in bytes.</summary>
    public long Limit => settings.Data.MaxUploadMb * 1024L * 1024;

    /// <param name="context">A request whose form nobody has read yet.</param>
    /// <param name="keepFields">Told of the fields as soon as they are known, so that a form shown again still has them.</param>
    /// <exception cref="UserErrorException">No file, an old form, a broken transfer, no room, too many fields or files; or the only file is refused.</exception>
    public async Task<Upload> Read(HttpContext context, Action<IReadOnlyDictionary<string, string>> keepFields)
    {
        if (context.Request.ContentLength > (MaxLargest * Limit) + RoomForFields)
            throw TooLarge();

        var fields = new Dictionary<string, string>();
        keepFields(fields);
        Directory.CreateDirectory(directory.Uploads);
        var upload = new Upload([], [], fields);
        var paths = new List<string>();
        try
        {
            upload = await Read(context, paths, fields);
            await RefuseForgery(context, fields);
            if (upload is { Files: [], Refused: [var only] })
                throw only.Problem;
            return upload.Files.Count + upload.Refused.Count > 0
                ? upload
                : throw new UserErrorException("No file was chosen.", "Choose a sales file, then upload it.", field: "file");
        }
        catch (Exception e)
        {
            foreach (var path in paths)
                File.Delete(path);
            if (Explain(e) is { } problem)
                throw problem;
            throw;
        }
    }

    /// <param name="context">The request.</param>
    /// <param name="paths">Gets the path of every file before anything is written to it.</param>
    /// <param name="fields">Gets the fields.</param>
    private async Task<Upload> Read(HttpContext context, List<string> paths, Dictionary<string, string> fields)
    {
        var (files, refused) = (new List<UploadedFile>(), new List<(string, UserErrorException)>());
        var body = new RationedStream(context.Request.Body, RoomForFields, TooManyFields);
        var reader = new MultipartReader(Boundary(context.Request), body);
        while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                throw new InvalidDataException("A part of the form has no name.");

            if (disposition.IsFileDisposition())
            {
                if (paths.Count == MaxFiles)
                    throw new UserErrorException($"There are more than {MaxFiles} files.", "Upload fewer at a time, or pack them into one .zip.", field: "file");
                await RefuseForgery(context, fields);
                body.Allow(Limit, TooLarge);
                var fileName = Clean(disposition.FileNameStar.HasValue ? disposition.FileNameStar.Value! : disposition.FileName.Value!);
                var path = Path.Combine(directory.Uploads, Path.GetRandomFileName());
                paths.Add(path);
                try
                {
                    if (files.Sum(file => file.Bytes) > (MaxLargest - 1) * Limit)
                        throw TooLargeTogether();
                    var (bytes, sha256) = await Save(section.Body, path, context.RequestAborted);
                    files.Add(files.Find(file => file.Sha256 == sha256) is { } same
                        ? throw new UserErrorException($"It is the same as {same.FileName}.", "Upload each file once.", field: "file")
                        : new UploadedFile(path, fileName, bytes, sha256));
                }
                catch (UserErrorException problem)
                {
                    File.Delete(path);
                    refused.Add((fileName, problem));
                    // What is left of a file that is too large is not read, and so the rest of the form is not either.
                    if (problem.Kind == UserErrorKind.TooLarge)
                        break;
                }
            }
            else if (disposition.IsFormDisposition() && await ReadField(section, context.RequestAborted) is { Length: > 0 } value)
            {
                if (fields.Count == MostFields)
                    throw TooManyFields();
                fields[HeaderUtilities.RemoveQuotes(disposition.Name).Value!] = value;
            }
        }

        return new Upload(files, refused, fields);
    }

    private async Task RefuseForgery(HttpContext context, Dictionary<string, string> fields)
    {
        if (fields.Remove(TokenField, out var token) && !context.Request.Headers.ContainsKey(TokenHeader))
            context.Request.Headers[TokenHeader] = token;
        if (!context.Request.Headers.ContainsKey(TokenHeader) || !await antiforgery.IsRequestValidAsync(context))
            throw new UserErrorException("This form is too old.", "Load the page again, then repeat the upload.", UserErrorKind.Malformed);
    }

    private async Task<(long Bytes, string Sha256)> Save(Stream body, string path, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = File.Create(path);
        var buffer = new byte[128 * 1024];
        long length = 0;
        while (await body.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            length += read;
            if (length > Limit)
                throw TooLarge();
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        return length > 0
            ? (length, Convert.ToHexStringLower(hash.GetHashAndReset()))
            : throw new UserErrorException("The file is empty.", "Choose a file with a header and rows of sales.", field: "file");
    }

    private static async Task<string> ReadField(MultipartSection section, CancellationToken cancellation)
    {
        using var reader = new StreamReader(section.Body);
        var text = new char[LongestField + 1];
        var length = await reader.ReadBlockAsync(text, cancellation);
        return length <= LongestField
            ? new string(text, 0, length).Trim()
            : throw new UserErrorException($"A field of the form is longer than {LongestField} characters.", "Shorten it.", UserErrorKind.TooLarge);
    }

    private static string Boundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= 200 } boundary
            ? boundary.Value!
            : throw new UserErrorException("This is not a form with a file.", "Upload the file with the form on the Data page.", UserErrorKind.Malformed);

    /// <summary>Windows browsers of old send the whole path.</summary>
    private static string Clean(string fileName)
    {
        var name = new string([.. HeaderUtilities.RemoveQuotes(fileName).Value!.Split('/', '\\')[^1].Where(c => !char.IsControl(c))]);
        return name.Length <= LongestName ? name : name[..(char.IsHighSurrogate(name[LongestName - 1]) ? LongestName - 1 : LongestName)];
    }

    private static UserErrorException TooManyFields() => new(
        $"The form has more than {MostFields} fields, or more than {Format.Bytes(RoomForFields)} beside its file.",
        "Upload the file with the form on the Data page.",
        UserErrorKind.TooLarge);

    private UserErrorException TooLargeTogether() => new(
        $"With it, the files of the form may come to more than {Format.Bytes(MaxLargest * Limit)}.",
        "Upload it by itself.",
        UserErrorKind.TooLarge,
        field: "file");

    private UserErrorException TooLarge() => new(
        $"The file is larger than {Format.Bytes(Limit)}, the most that is taken by upload.",
        "Compress it (.csv.gz), raise data.max_upload_mb in config.yaml, or import it with \"SalesWeb import FILE\".",
        UserErrorKind.TooLarge,
        field: "file");

    private static UserErrorException? Explain(Exception e) => e switch
    {
        InvalidDataException => new("The form is broken.", "Load the page again, then repeat the upload.", UserErrorKind.Malformed, cause: e),
        BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } =>
            new("The upload stopped on its way.", "Check the connection, then repeat the upload.", UserErrorKind.TooSlow, field: "file", cause: e),
        IOException { HResult: 28 or unchecked((int)0x80070070) } =>
            new("The disk of the server is full; nothing was kept of the file.", "Make room, then repeat the upload.", UserErrorKind.NoRoom, cause: e),
        IOException => new("The file did not arrive whole.", "Repeat the upload.", UserErrorKind.Malformed, field: "file", cause: e),
        _ => null,
    };
}
