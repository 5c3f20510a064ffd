using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace SalesWeb.Storage;

/// <summary>
/// The files of the keys that protect forms and cookies. One that cannot be read is set aside: without it, people have to load open forms
/// again.
/// </summary>
public static class ProtectionKeys
{
    private const string Ending = ".xml";

    private const string SetAsideEnding = ".unreadable";

    private static readonly string[] Dates = ["creationDate", "activationDate", "expirationDate"];

    /// <summary>The files of keys, readable or not.</summary>
    public static IReadOnlyList<string> Files(string folder) => Named(folder, Ending);

    /// <summary>A key; null where its file cannot be read or does not hold one.</summary>
    public static XElement? Read(string path)
    {
        try
        {
            var element = XElement.Load(path);
            return element.Name == "revocation" || IsKey(element) ? element : null;
        }
        catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Renames a file, so that it counts as a key no longer.</summary>
    /// <returns>Its new path.</returns>
    public static string SetAside(string path)
    {
        var aside = path + SetAsideEnding;
        File.Move(path, aside, overwrite: true);
        return aside;
    }

    /// <summary>What is wrong with the keys of a folder, in whole sentences.</summary>
    public static IReadOnlyList<string> Problems(string folder) =>
    [
        .. Files(folder).Where(path => Read(path) is null)
            .Select(path => $"The key {path} cannot be read; the server sets it aside and makes a new one when it next reads its keys."),
        .. Named(folder, SetAsideEnding).Select(path =>
            $"The key {path} could not be read and was set aside; people had to load open forms again. Delete the file after a look at it."),
    ];

    private static bool IsKey(XElement element) =>
        element.Name == "key"
        && Guid.TryParse((string?)element.Attribute("id"), out _)
        && Dates.All(name => DateTimeOffset.TryParse((string?)element.Element(name), CultureInfo.InvariantCulture, out _))
        && element.Element("descriptor")?.Descendants("value").All(value => IsBase64(value.Value)) == true;

    private static bool IsBase64(string text) =>
        Convert.TryFromBase64String(text.Trim(), new byte[text.Length], out var bytes) && bytes > 0;

    private static List<string> Named(string folder, string ending)
    {
        try
        {
            return [.. Directory.GetFiles(folder)
                .Where(path => path.EndsWith(ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
