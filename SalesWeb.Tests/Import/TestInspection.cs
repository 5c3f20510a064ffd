using SalesWeb.Import;

namespace SalesWeb.Tests.Import;

/// <summary>Files that are looked at once, with choices that do not change.</summary>
internal static class TestInspection
{
    public static Inspection Of(string path, string name, string scratch, ImportChoices choices)
    {
        var options = new ImportOptions { Choices = choices, Scratch = scratch };
        return InspectedFile.Read(path, name, options, onRead: null, TestContext.Current.CancellationToken).Decide(options);
    }
}
