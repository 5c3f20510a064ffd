namespace SalesWeb.Import.Values;

/// <summary>What is shown of a text of the user's within a sentence or a table.</summary>
internal static class Excerpt
{
    /// <summary>The most characters that are shown, the ellipsis included.</summary>
    public const int Longest = 80;

    /// <summary>The text on one line; where it is longer than <see cref="Longest"/>, its beginning and an ellipsis.</summary>
    public static string Of(string text)
    {
        var end = char.IsHighSurrogate(text.ElementAtOrDefault(Longest - 2)) ? Longest - 2 : Longest - 1;
        var shown = text.Length <= Longest ? text : text[..end] + "…";
        return string.Concat(shown.Select(c => char.IsControl(c) ? ' ' : c));
    }
}
