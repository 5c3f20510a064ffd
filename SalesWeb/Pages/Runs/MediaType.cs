namespace SalesWeb.Pages.Runs;

/// <summary>What kinds of file runs leave behind.</summary>
public static class MediaType
{
    /// <summary>The media type of a file by its name; bytes that mean nothing to a browser where it is not known.</summary>
    public static string Of(string fileName) => Path.GetExtension(fileName).ToLowerInvariant() switch
    {
        ".csv" => "text/csv; charset=utf-8",
        ".json" => "application/json",
        ".yaml" or ".yml" => "application/yaml",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        _ => "application/octet-stream",
    };
}
