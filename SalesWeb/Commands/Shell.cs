using System.Collections;

namespace SalesWeb.Commands;

/// <summary>What surrounds a verb: where it writes and what variables there are.</summary>
/// <param name="Out">Answers.</param>
/// <param name="Error">Complaints.</param>
/// <param name="Variables">The variables of the process, by name.</param>
public sealed record Shell(TextWriter Out, TextWriter Error, IReadOnlyDictionary<string, string> Variables)
{
    /// <summary>The shell that this process was started from.</summary>
    public static Shell OfProcess() => new(
        Console.Out,
        Console.Error,
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? ""));
}
