namespace SalesWeb.Settings;

/// <summary>The <c>server:</c> section of config.yaml: where the web application answers.</summary>
public sealed record ServerSettings
{
    /// <summary>Addresses to listen on, several separated by semicolons; <c>*</c> as the host means every address of the machine.</summary>
    public string Urls { get; init; } = "http://localhost:5000";

    /// <summary>Host names that requests may come for, separated by semicolons; <c>*</c> means any.</summary>
    public string AllowedHosts { get; init; } = "*";

    /// <summary>The first address as this machine itself can call it.</summary>
    public Uri LocalAddress => Callable(UrlList[0])!;

    private string[] UrlList => Urls.Split(';', StringSplitOptions.TrimEntries);

    internal IEnumerable<SettingProblem> Problems()
    {
        if (UrlList.Any(url => Callable(url) is null))
            yield return new("server.urls", "one or more addresses such as http://localhost:5000, separated by semicolons");
        if (string.IsNullOrWhiteSpace(AllowedHosts))
            yield return new("server.allowed_hosts", "* or host names separated by semicolons");
    }

    /// <summary>The address with a host that can be called; null where it is no address.</summary>
    private static Uri? Callable(string url)
    {
        var callable = url.Replace("//*", "//localhost").Replace("//+", "//localhost")
            .Replace("//0.0.0.0", "//127.0.0.1").Replace("//[::]", "//[::1]");
        return Uri.TryCreate(callable, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.AbsolutePath == "/"
            ? address
            : null;
    }
}
