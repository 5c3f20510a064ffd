using System.CommandLine;

namespace SalesWeb.Commands;

/// <summary>Options that ASP.NET's own tools hand to a web application; they are passed on to its host and not shown.</summary>
internal sealed class HostOptions
{
    private readonly Option<string?>[] _options =
        [.. new[] { "--environment", "--contentRoot", "--applicationName", "--webRoot" }.Select(name => new Option<string?>(name) { Hidden = true })];

    public IEnumerable<Option> All => _options;

    /// <summary>Those that were given, as the host reads them: <c>--environment=Testing</c>.</summary>
    public IReadOnlyList<string> Given(ParseResult parsed) =>
        [.. _options.Where(option => parsed.GetValue(option) is not null).Select(option => $"{option.Name}={parsed.GetValue(option)}")];
}
