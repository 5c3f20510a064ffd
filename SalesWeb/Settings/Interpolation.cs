using System.Text.RegularExpressions;

namespace SalesWeb.Settings;

/// <summary>
/// Fills in <c>${section.key}</c>, another setting, and <c>${env:NAME,default}</c>, a variable; the default is what follows
/// the first comma, and may be empty. <c>$${</c> stands for <c>${</c> itself.
/// </summary>
/// <param name="settings">The values that hold, by path.</param>
/// <param name="variables">The variables of the process.</param>
/// <param name="problems">Where complaints go, in whole sentences.</param>
internal sealed class Interpolation(
    IReadOnlyDictionary<string, GivenValue> settings, IReadOnlyDictionary<string, string> variables, List<string> problems)
{
    private const string Variable = "env:";

    private static readonly Regex Reference = LinearRegex.Of(@"\$\$\{|\$\{(?<name>[^}]*)\}");

    /// <summary>The texts of <paramref name="value"/> with everything filled in; null, and a problem, where that cannot be.</summary>
    public IReadOnlyList<string>? Expand(GivenValue value)
    {
        var texts = value.Texts.Select(text => Expand(text, value, [value.Key.Path])).OfType<string>().ToList();
        return texts.Count == value.Texts.Count ? texts : null;
    }

    /// <param name="text">What to fill in.</param>
    /// <param name="asked">The value that is being filled in, from which the trail begins.</param>
    /// <param name="trail">The keys on the way from there to this text, both included.</param>
    private string? Expand(string text, GivenValue asked, IReadOnlyList<string> trail)
    {
        var whole = true;
        var expanded = Reference.Replace(text, match =>
        {
            var name = match.Groups["name"];
            var filled = name.Success ? Fill(name.Value.Trim(), asked, trail) : "${";
            whole &= filled is not null;
            return filled ?? "";
        });
        return whole ? expanded : null;
    }

    private string? Fill(string name, GivenValue asked, IReadOnlyList<string> trail)
    {
        if (name.StartsWith(Variable, StringComparison.Ordinal))
            return FillVariable(name[Variable.Length..], asked, trail);
        if (SettingKeys.Find(name) is not { } key)
            return Report(asked, trail, $"${{{name}}} names no setting; the nearest is ${{{SettingKeys.Nearest(name)}}}");
        if (trail.Contains(name))
            return ReportCycle(asked, trail, name);
        if (!settings.TryGetValue(name, out var other))
            return SettingText.Format(key.Default);

        var texts = other.Texts.Select(text => Expand(text, asked, [.. trail, name])).OfType<string>().ToList();
        return texts.Count == other.Texts.Count ? string.Join(", ", texts) : null;
    }

    private string? FillVariable(string reference, GivenValue asked, IReadOnlyList<string> trail)
    {
        var parts = reference.Split(',', 2, StringSplitOptions.TrimEntries);
        return variables.TryGetValue(parts[0], out var value) ? value
            : parts.Length == 2 ? parts[1]
            : Report(asked, trail, $"the variable {parts[0]} is not set; set it, or write ${{env:{parts[0]},default}}");
    }

    /// <summary>A complaint at the value that holds the reference; whoever refers to that value need not repeat it.</summary>
    private string? Report(GivenValue asked, IReadOnlyList<string> trail, string what)
    {
        if (trail.Count == 1)
            problems.Add($"{asked.Place}: {asked.Key.Path}: {what}.");
        return null;
    }

    /// <summary>A cycle is told once, at the one of its keys that is first in the alphabet.</summary>
    private string? ReportCycle(GivenValue asked, IReadOnlyList<string> trail, string name)
    {
        if (name == trail[0] && trail.All(key => string.CompareOrdinal(name, key) <= 0))
            problems.Add($"{asked.Place}: {name} refers to itself: {string.Join(" → ", trail)} → {name}.");
        return null;
    }
}
