using System.Text.RegularExpressions;

namespace SalesWeb;

/// <summary>
/// Makes every regular expression of the program: its time grows linearly with the text, and it stops after a timeout.
/// </summary>
/// <remarks>Lookarounds, backreferences and <c>\G</c> cannot be matched in linear time and are not available.</remarks>
internal static class LinearRegex
{
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public static Regex Of(string pattern, RegexOptions options = RegexOptions.None) =>
        new(pattern, options | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Timeout);
}
