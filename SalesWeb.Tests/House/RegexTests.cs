using System.Reflection;
using System.Text.RegularExpressions;

namespace SalesWeb.Tests.House;

/// <summary>Every regular expression of the program takes time that is linear in the text, and has a timeout.</summary>
public class RegexTests
{
    private const int Length = 1 << 20;

    private static readonly (string Name, Regex Regex)[] All =
    [
        .. typeof(UserErrorException).Assembly.GetTypes()
            .Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType == typeof(Regex))
            .Select(field => ($"{field.DeclaringType!.FullName}.{field.Name}", (Regex)field.GetValue(null)!)),
    ];

    /// <summary>Fragments that are repeated to 1 MB: blanks, signs, digits and the beginnings of what the expressions look for.</summary>
    private static readonly string[] Fragments =
    [
        " ", "\n", "\t", ",", ";", "|", "]", "[", "=", "'", "\"", "0", "1,", "1.", "123.", ",123", ", ", "a", "a ", "${", "$${", "${a", "..", " .. ",
        "06-15", "06-15 ", "2024-06-15..", "Failed to bind parameter \"a b\" from \"", "\" from \"", "\".", "\r\n", "é", "\u00AD",
    ];

    public static TheoryData<string> Names => [.. All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Matches_in_linear_time_and_has_a_timeout(string name)
    {
        var regex = All.Single(one => one.Name == name).Regex;

        Assert.True(regex.Options.HasFlag(RegexOptions.NonBacktracking), name);
        Assert.NotEqual(Regex.InfiniteMatchTimeout, regex.MatchTimeout);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_megabyte_of_adversarial_text_stays_within_the_timeout(string name)
    {
        var regex = All.Single(one => one.Name == name).Regex;
        foreach (var fragment in Fragments)
        {
            var repeated = string.Concat(Enumerable.Repeat(fragment, Length / fragment.Length));
            foreach (var text in new[] { repeated, $"{repeated}x", $"x{repeated}\0", $"06-15 {repeated}\n" })
                Assert.Null(Record.Exception(() => regex.IsMatch(text)));
        }
    }

    [Fact]
    public void Every_expression_is_made_by_LinearRegex()
    {
        string[] others = ["new Regex(", "[GeneratedRegex", "Regex.IsMatch(", "Regex.Match(", "Regex.Matches(", "Regex.Replace(", "Regex.Split("];
        var offenders = SourceFile.Ending(".cs")
            .Where(file => file.Path.StartsWith("SalesWeb/", StringComparison.Ordinal) && !file.Path.EndsWith("/LinearRegex.cs", StringComparison.Ordinal))
            .Where(file => others.Any(file.Text.Contains));

        Assert.NotEmpty(All);
        Assert.Empty(offenders);
    }
}
