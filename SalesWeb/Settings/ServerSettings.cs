namespace SalesWeb.Settings;

/// <summary>The <c>server:</c> section of config.yaml: where the web application answers.</summary>
public sealed record ServerSettings
{
    /// <summary>Addresses to listen on, several separated by semicolons; <c>*</c> as the host means every address of the machine.</summary>
    public string Urls { get; init; } = "http://localhost:5000";

    /// <summary>
    /// Host names that the server answers to besides loopback names and those in <see cref="Urls"/>, separated by semicolons;
    /// <c>auto</c> adds none, <c>*</c> means any, <c>*.example.com</c> any name of that domain.
    /// </summary>
    public string AllowedHosts { get; init; } = NoFurtherHost;

    /// <summary>The value of <see cref="AllowedHosts"/> that accepts every host name.</summary>
    internal const string AnyHost = "*";

    private const string NoFurtherHost = "auto";

    /// <summary>The names in <see cref="AllowedHosts"/>; empty where it is "auto" or "*".</summary>
    internal IReadOnlyList<string> AllowedHostNames =>
        AllowedHosts is AnyHost or NoFurtherHost ? [] : AllowedHosts.Split(';', StringSplitOptions.TrimEntries);

    /// <summary>The first address as this machine itself can call it.</summary>
    public Uri LocalAddress => Callable(UrlList[0])!;

    /// <summary>The addresses in <see cref="Urls"/>.</summary>
    internal string[] UrlList => Urls.Split(';', StringSplitOptions.TrimEntries);

    internal IEnumerable<SettingProblem> Problems()
    {
        if (UrlList.Any(url => Callable(url) is null))
            yield return new("server.urls", "one or more addresses such as http://localhost:5000, separated by semicolons");
        if (AllowedHostNames.Any(name => Uri.CheckHostName(name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name) == UriHostNameType.Unknown))
            yield return new("server.allowed_hosts", "auto, * or host names without a port, separated by semicolons");
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
