using System.Text.RegularExpressions;
using SalesWeb.Commands;

namespace SalesWeb.Tests.House;

/// <summary>README.md tells of every verb, page and endpoint there is in the code, and of none that is not there.</summary>
public partial class DocumentationTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public async Task Every_verb_is_in_the_README_and_none_besides() =>
        Assert.Equal(await Verbs(), Section("From the shell").Select(row => row.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_option_is_in_the_README()
    {
        var helps = await Task.WhenAll((await Verbs()).Select(verb => Help(verb)).Concat([Help("bench", "network"), Help("bench", "scaling")]));
        var options = helps.SelectMany(help => Option().Matches(help).Select(match => match.Value)).Distinct().Except(["--help", "--version"]);

        Assert.All(options, option => Assert.Contains(option, Readme));
    }

    [Fact]
    public void Every_page_is_in_the_README()
    {
        var pages = Pages();

        Assert.NotEmpty(pages);
        Assert.All(pages, page => Assert.Contains($"`{page}`", Readme));
    }

    [Fact]
    public void Every_endpoint_is_in_the_README_and_none_besides() =>
        Assert.Equal(Endpoints(), Section("Over HTTP").Order(StringComparer.Ordinal));

    [Fact]
    public void Every_package_is_in_the_README()
    {
        var packages = Package().Matches(File.ReadAllText(Path.Combine(Repository.Root, "SalesWeb", "SalesWeb.csproj")))
            .Select(match => match.Groups["name"].Value);

        Assert.All(packages, package => Assert.Contains(package, Readme));
    }

    [Fact]
    public void Every_link_leads_somewhere()
    {
        var links =
            from page in Directory.EnumerateFiles(Repository.Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md"))
            from Match link in Link().Matches(File.ReadAllText(page))
            let target = link.Groups["target"].Value
            where !target.StartsWith("http", StringComparison.Ordinal)
            select Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, target));

        Assert.All(links, link => Assert.True(Path.Exists(link), $"{link} is not there."));
    }

    /// <summary>The verbs that the program's own help lists.</summary>
    private static async Task<List<string>> Verbs()
    {
        var help = await Help();
        return
        [
            .. Verb().Matches(help[help.IndexOf("Commands:", StringComparison.Ordinal)..])
                .Select(match => match.Groups["verb"].Value)
                .Order(StringComparer.Ordinal),
        ];
    }

    private static async Task<string> Help(params string[] verb)
    {
        using var output = new StringWriter();
        var shell = new Shell(output, TextWriter.Null, new Dictionary<string, string>());
        var commandLine = new CommandLine(
            _ => throw new InvalidOperationException("Help needs no installation."), (_, _, _) => Task.CompletedTask, shell);

        Assert.Equal(0, await commandLine.Run([.. verb, "--help"]));
        return output.ToString();
    }

    /// <summary>Addresses of pages, as "/runs/{id}"; where an error lands is no page to go to.</summary>
    private static List<string> Pages() =>
    [
        .. SourceFile.Ending(".cshtml")
            .Select(file => (file.Path, Page: Page().Match(file.Text)))
            .Where(file => file.Page.Success)
            .Select(file => Address(file.Path["SalesWeb/Pages".Length..^".cshtml".Length], file.Page.Groups["template"].Value))
            .Where(address => !address.StartsWith("/error", StringComparison.OrdinalIgnoreCase)),
    ];

    private static string Address(string path, string template)
    {
        if (template.StartsWith('/'))
            return WithoutConstraints(template);
        if (path.EndsWith("/Index", StringComparison.Ordinal))
            path = path[..^"/Index".Length];
        return WithoutConstraints($"{path.ToLowerInvariant()}/{template}".TrimEnd('/') is { Length: > 0 } address ? address : "/");
    }

    private static IEnumerable<string> Endpoints() =>
        SourceFile.Ending(".cs").Where(file => file.Path.StartsWith("SalesWeb/Api/", StringComparison.Ordinal))
            .SelectMany(file => Endpoint().Matches(file.Text))
            .Select(match => $"{match.Groups["method"].Value.ToUpperInvariant()} /api{WithoutConstraints(match.Groups["route"].Value)}")
            .Order(StringComparer.Ordinal);

    private static string WithoutConstraints(string route) => Constraint().Replace(route, "}");

    /// <summary>The code at the beginning of each row of the tables in a section.</summary>
    private static List<string> Section(string title)
    {
        var start = Readme.IndexOf($"\n## {title}\n", StringComparison.Ordinal);
        var end = Readme.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return [.. Row().Matches(Readme[start..end]).Select(match => match.Groups["code"].Value)];
    }

    [GeneratedRegex(@"^  (?<verb>[a-z]+)\b", RegexOptions.Multiline)]
    private static partial Regex Verb();

    [GeneratedRegex("(?<=^  (?:-., )?)--[a-z-]+", RegexOptions.Multiline)]
    private static partial Regex Option();

    [GeneratedRegex(@"\A\uFEFF?@page(?:[ ]+""(?<template>[^""]*)"")?")]
    private static partial Regex Page();

    [GeneratedRegex(@"\.Map(?<method>Get|Post|Put|Patch|Delete)\(\s*""(?<route>[^""]*)""")]
    private static partial Regex Endpoint();

    [GeneratedRegex(@":[a-z]+(?:\([^)]*\))?\}")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"^\| `(?<code>[^`]+)`", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"PackageReference Include=""(?<name>[^""]+)""")]
    private static partial Regex Package();

    [GeneratedRegex(@"\]\((?<target>[^)#\s]+)")]
    private static partial Regex Link();
}
