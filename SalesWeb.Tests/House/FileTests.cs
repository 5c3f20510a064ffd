using System.Text.RegularExpressions;

namespace SalesWeb.Tests.House;

/// <summary>Rules for every file: a bounded length, a descriptive name, and no unfinished work.</summary>
public partial class FileTests
{
    /// <summary>A file with more lines very likely holds a second concept.</summary>
    private const int MaxLines = 400;

    private static readonly string[] EmptyWords = ["Manager", "Helper", "Service", "Dto", "Util", "Utils"];

    /// <summary>All but the program's own first file and the lists of usings, which declare nothing.</summary>
    private static readonly IReadOnlyList<SourceFile> CSharp =
        [.. SourceFile.Ending(".cs").Where(file => file.Name is not ("Program.cs" or "Usings.cs"))];

    [Fact]
    public void There_are_files_to_look_at() =>
        Assert.All(new[] { ".cs", ".cshtml", ".js", ".css", ".sql", ".yaml" }, ending => Assert.NotEmpty(SourceFile.Ending(ending)));

    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        Assert.Empty(SourceFile.All
            .Select(file => (file.Path, Lines: file.Text.Count(character => character == '\n')))
            .Where(file => file.Lines > MaxLines)
            .Select(file => $"{file.Path} has {file.Lines} lines"));

    /// <summary>The words are put together here, so that this file passes its own test.</summary>
    [Fact]
    public void Nothing_is_left_for_later()
    {
        string[] words = ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "XX" + "X"];

        Assert.Empty(SourceFile.All
            .Where(file => words.Any(word => Regex.IsMatch(file.Text, $@"\b{word}\b")))
            .Select(file => file.Path));
    }

    /// <summary>Small records, enums and helper types belong in the file of the type they serve.</summary>
    [Fact]
    public void A_file_is_named_after_one_of_its_types() =>
        Assert.Empty(CSharp
            .Select(file => (file.Path, Expected: TypeName(file.Name), Types: Types(file)))
            .Where(file => file.Types.All(type => type.Name != file.Expected))
            .Select(file => $"{file.Path} holds {string.Join(", ", file.Types.Select(type => $"{type.Kind} {type.Name}"))}"));

    [Fact]
    public void A_type_is_named_by_what_it_is() =>
        Assert.DoesNotContain(
            CSharp.SelectMany(Types).Select(type => type.Name),
            name => !name.EndsWith("TagHelper", StringComparison.Ordinal)
                && EmptyWords.Any(word => name.EndsWith(word, StringComparison.Ordinal)));

    [Fact]
    public void A_namespace_is_the_folder() =>
        Assert.Empty(CSharp
            .Select(file => (file.Path, Found: Namespace().Match(file.Text).Groups["name"].Value))
            .Where(file => file.Found != Path.GetDirectoryName(file.Path)!.Replace('\\', '.').Replace('/', '.'))
            .Select(file => $"{file.Path} has the namespace {file.Found}"));

    [Fact]
    public void Scripts_can_be_run() =>
        Assert.All(
            new[] { "test.sh", ".ci/run", ".githooks/pre-commit" },
            script => Assert.True(
                OperatingSystem.IsWindows()
                || File.GetUnixFileMode(Path.Combine(Repository.Root, script)).HasFlag(UnixFileMode.UserExecute)));

    private static List<(string Kind, string Name)> Types(SourceFile file) =>
        [.. TopLevelType().Matches(file.Text).Select(match => (match.Groups["kind"].Value, match.Groups["name"].Value))];

    /// <summary>Page.cshtml.cs holds PageModel; every other file the type it is named after.</summary>
    private static string TypeName(string file) => file.EndsWith(".cshtml.cs", StringComparison.Ordinal)
        ? file.Split('.')[0] + "Model"
        : file.Split('.')[0];

    [GeneratedRegex(@"^(?:(?:public|internal|file|static|sealed|abstract|partial|readonly|unsafe|ref) )*(?<kind>class|struct|interface|enum|record(?: struct| class)?|delegate [\w<>\[\]?]+) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
