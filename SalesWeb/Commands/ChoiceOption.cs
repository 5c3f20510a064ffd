using System.CommandLine;
using SalesWeb.Import;
using SalesWeb.Import.Headings;

namespace SalesWeb.Commands;

/// <summary>The option <c>--choose date_order=day</c>: what the file leaves in doubt.</summary>
internal static class ChoiceOption
{
    public static Option<string[]> Create() => new("--choose")
    {
        Description = "What the file leaves in doubt, once for each: date_order=day or month, decimal_mark=point or comma, layout=long or wide, "
            + "wide_columns=\"#3 #4\", unused_columns=#5, sheet=NAME, measure=amount or quantity, far_dates=keep, tables=first, rejected_rows=accept.",
        HelpName = "date_order=day",
    };

    /// <param name="columns">What <c>--map</c> says.</param>
    /// <param name="texts">What each <c>--choose</c> says.</param>
    /// <exception cref="UserErrorException">A choice is unknown or made twice, or is no assignment.</exception>
    public static ImportChoices Parse(IReadOnlyDictionary<Role, string> columns, IReadOnlyList<string> texts)
    {
        var map = ImportChoices.Of(columns).ToMap().ToDictionary();
        foreach (var text in texts)
        {
            if (text.Split('=', 2) is not [var key, var value] || value == "")
                throw new UserErrorException($"--choose: \"{text}\" makes no choice.", "Write it as --choose date_order=day.", field: "choose");
            if (!map.TryAdd(key.Trim(), value.Trim()))
                throw new UserErrorException($"--choose: {key} is chosen twice.", "Choose once for each.", field: "choose");
        }

        return ImportChoices.FromMap(map);
    }
}
