using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace SalesWeb.Commands;

/// <summary>Options that are whole numbers, with complaints in our words. Ranges are for the one who knows them to check.</summary>
internal static class Whole
{
    public static Option<int> Number(string name, int fallback, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => fallback,
        CustomParser = argument => Parse(argument, name) ?? fallback,
    };

    /// <summary>One that may be left out.</summary>
    public static Option<int?> Optional(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = argument => Parse(argument, name),
    };

    private static int? Parse(ArgumentResult argument, string name)
    {
        var text = argument.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, null, out var number))
            return number;

        argument.AddError($"{name} is \"{text}\"; it must be a whole number.");
        return null;
    }
}
