using System.CommandLine;
using SalesWeb.Settings;

namespace SalesWeb.Commands;

/// <summary>The options that every verb takes.</summary>
internal sealed class GlobalOptions
{
    private readonly Option<string?> _dataDirectory = new("--data-dir")
    {
        Description = "The folder that holds databases, artifacts and keys. SALESWEB_DATA_DIR says it too; data is used without either.",
        HelpName = "DIR",
        Recursive = true,
    };

    private readonly Option<string?> _config = new("--config")
    {
        Description = "The settings to read. Without it: config.yaml in the working directory, or else beside the program.",
        HelpName = "FILE",
        Recursive = true,
    };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "Sets one setting over the file and the variables, and can be given several times.",
        HelpName = "section.key=value",
        Recursive = true,
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Prints one JSON object on standard output, and nothing else there.",
        Recursive = true,
    };

    public IEnumerable<Option> All => [_dataDirectory, _config, _set, _json];

    public bool Json(ParseResult parsed) => parsed.GetValue(_json);

    /// <exception cref="UserErrorException">A setting is wrong.</exception>
    public Installation Installation(ParseResult parsed, IReadOnlyDictionary<string, string> variables) => Settings.Installation.Read(
        parsed.GetValue(_dataDirectory), parsed.GetValue(_config), parsed.GetValue(_set) ?? [], variables);
}
