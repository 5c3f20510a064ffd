using System.Net;
using System.Text;
using SalesWeb.Settings;

namespace SalesWeb.Web;

/// <summary>
/// The host names that the server answers to. A page of another site can point its own name at this machine (DNS rebinding); its
/// requests then look like those of SalesWeb's own pages, except for the host name.
/// </summary>
/// <remarks>
/// Loopback names and the names in <c>server.urls</c> are always accepted. A server that listens on all addresses also accepts the name of
/// the machine and every IP address, because an address cannot be pointed elsewhere by DNS.
/// </remarks>
public sealed class AllowedHosts
{
    private const string Localhost = "localhost";

    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase) { Localhost };

    private readonly HashSet<IPAddress> _addresses = [];

    private readonly List<string> _suffixes = [];

    private readonly bool _acceptsAll;

    private readonly bool _listensOnAllAddresses;

    public AllowedHosts(ServerSettings settings)
    {
        foreach (var host in settings.UrlList.Select(url => BindingAddress.Parse(url).Host))
        {
            _listensOnAllAddresses |= IsWildcard(host);
            Add(host);
        }

        if (_listensOnAllAddresses)
            Add(Environment.MachineName);
        _acceptsAll = settings.AllowedHosts == ServerSettings.AnyHost;
        foreach (var name in settings.AllowedHostNames)
            Add(name);
    }

    public bool Accepts(HostString host)
    {
        var name = host.Host.TrimEnd('.');
        if (_acceptsAll)
            return true;
        if (AddressOf(name) is { } address)
            return _listensOnAllAddresses || IPAddress.IsLoopback(address) || _addresses.Contains(address);
        return _names.Contains(name) || _suffixes.Any(suffix => name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Answers 400 to every request for another host, whatever its method and path.</summary>
    internal async Task Check(HttpContext context, RequestDelegate next)
    {
        if (Accepts(context.Request.Host))
        {
            await next(context);
            return;
        }

        var problem = $"This server does not answer for the host \"{context.Request.Host.Host}\".";
        const string Remedy = "Call it by localhost or by a name in server.urls, or add this name to server.allowed_hosts in config.yaml.";
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            await Results.Problem($"{problem} {Remedy}", statusCode: StatusCodes.Status400BadRequest, title: "Unknown host")
                .ExecuteAsync(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync($"{problem}\n{Remedy}\n", Encoding.UTF8, context.RequestAborted);
    }

    private static bool IsWildcard(string host) =>
        host is "*" or "+" || AddressOf(host) is { } address && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any));

    private static IPAddress? AddressOf(string host) =>
        !IPAddress.TryParse(host.Trim('[', ']'), out var address) ? null : address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private void Add(string host)
    {
        if (AddressOf(host) is { } address)
            _addresses.Add(address);
        else if (host.StartsWith("*.", StringComparison.Ordinal))
            _suffixes.Add(host[1..]);
        else
            _names.Add(host);
    }
}

/// <summary>Adds the check of the host name to the requests of the server.</summary>
public static class AllowedHostsSetup
{
    public static IApplicationBuilder UseAllowedHosts(this IApplicationBuilder app)
    {
        var hosts = new AllowedHosts(app.ApplicationServices.GetRequiredService<SalesWebSettings>().Server);
        return app.Use((context, next) => hosts.Check(context, next));
    }
}
