using System.Text.RegularExpressions;

namespace SalesWeb.Tests.House;

/// <summary>The folders of the program, which use which, and where each library is at home.</summary>
public static partial class Rooms
{
    /// <summary>
    /// The arrows of docs/architecture.md: what each room may use. The types that lie beside Program.cs (errors) may be used by
    /// all, and Program.cs itself, which puts the house together, uses all.
    /// </summary>
    public static IReadOnlyDictionary<string, string[]> Arrows { get; } = new Dictionary<string, string[]>
    {
        ["Series"] = [],
        ["Holidays"] = [],
        ["Settings"] = ["Series", "Holidays"],
        ["Storage"] = ["Settings"],
        ["Network"] = ["Settings"],
        ["Sample"] = [],
        ["Quality"] = ["Series", "Holidays"],
        ["Import"] = ["Series", "Settings"],
        ["Jobs"] = ["Storage", "Settings"],
        ["Tracking"] = ["Storage", "Series", "Settings"],
        ["Datasets"] = ["Import", "Series", "Storage", "Jobs", "Settings"],
        ["Exploration"] = ["Datasets", "Series", "Holidays", "Storage", "Settings"],
        ["Forecasting"] = ["Series", "Holidays", "Network", "Settings"],
        ["Onnx"] = ["Forecasting", "Network", "Series", "Settings"],
        ["Training"] =
        [
            "Datasets", "Import", "Forecasting", "Quality", "Onnx", "Network", "Tracking", "Jobs", "Holidays", "Series", "Settings",
        ],
        ["Web"] = ["Series", "Storage", "Settings"],
        ["Pages"] = ["Web", "Storage", "Training", "Exploration", "Datasets", "Import", "Forecasting", "Quality", "Onnx", "Tracking", "Jobs", "Series", "Settings"],
        ["Api"] = ["Web", "Training", "Datasets", "Import", "Forecasting", "Tracking", "Jobs", "Series", "Storage", "Settings"],
        ["Commands"] =
        [
            "Training", "Datasets", "Import", "Forecasting", "Quality", "Onnx", "Network", "Tracking", "Jobs", "Sample", "Series", "Storage", "Settings",
        ],
    };

    /// <summary>Each library (by the beginning of its namespaces) and the rooms where it is at home.</summary>
    public static IReadOnlyDictionary<string, string[]> Homes { get; } = new Dictionary<string, string[]>
    {
        ["CsvHelper"] = ["Import"],
        ["Dapper"] = ["Datasets", "Exploration", "Tracking", "Jobs", "Storage"],
        ["ExcelDataReader"] = ["Import"],
        ["MathNet"] = ["Network", "Forecasting"],
        ["Microsoft.Data.Sqlite"] = ["Storage"],
        ["SQLitePCL"] = ["Storage"],
        ["YamlDotNet"] = ["Settings"],
        ["System.CommandLine"] = ["Commands"],
        ["Spectre.Console"] = ["Commands"],
        ["Microsoft.OpenApi"] = ["Api", "Pages"],
        ["Microsoft.AspNetCore"] = ["Api", "Pages", "Web", "Commands"],
    };

    /// <summary>The folders that hold code, as they are on the disk.</summary>
    public static IReadOnlyList<string> Found { get; } =
    [
        .. Directory.GetDirectories(Path.Combine(Repository.Root, "SalesWeb"))
            .Where(folder => Sources(folder).Any())
            .Select(folder => Path.GetFileName(folder))
            .Where(name => name is not ("bin" or "obj"))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>What each room uses: namespaces of ours and of libraries, with the namespace and the place that use them.</summary>
    public static ILookup<string, (string From, string Namespace, string Place)> Uses { get; } = Compiled().Concat(Written())
        .ToLookup(use => Of(use.From)!);

    /// <summary>The room a namespace belongs to; null for one that is not of this house or lies beside Program.cs.</summary>
    public static string? Of(string? name) => name?.Split('.') is ["SalesWeb", var room, ..] ? room : null;

    /// <summary>The room within a room that a namespace belongs to, "Import.Texts"; null for what lies in the room itself.</summary>
    public static string? WithinOf(string name) => name.Split('.') is ["SalesWeb", var room, var within, ..] ? $"{room}.{within}" : null;

    private static IEnumerable<(string From, string Namespace, string Place)> Compiled() =>
        from type in typeof(UserErrorException).Assembly.GetTypes()
        let home = type.Namespace == "AspNetCoreGeneratedDocument" ? "SalesWeb.Pages" : type.Namespace
        where Of(home) is not null
        from used in References.Of(type)
        where used.Namespace is not null
        select (home, used.Namespace, type.FullName!);

    private static IEnumerable<(string From, string Namespace, string Place)> Written() =>
        from room in Found
        from file in Sources(Path.Combine(Repository.Root, "SalesWeb", room))
        let place = Path.GetRelativePath(Repository.Root, file)
        from Match match in Using().Matches(File.ReadAllText(file))
        select (Path.GetDirectoryName(place)!.Replace(Path.DirectorySeparatorChar, '.'), match.Groups["name"].Value, place);

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal));

    // "using A.B;", "using static A.B.C;", "using X = A.B;" and, in a page, "@using A.B".
    [GeneratedRegex(@"^@?using (?:static )?(?:\w+ = )?(?<name>[A-Z][\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Using();
}
