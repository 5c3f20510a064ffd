using System.Text;

namespace SalesWeb.Import.Headings;

/// <summary>Column headers in a form in which the same word is the same text, however it was written.</summary>
internal static class HeaderName
{
    private const string Marked = "àáâãäåāăąçćčďđèéêëēęěìíîïīłñńňòóôõöøōőřśšşťùúûüūůűýÿźżž";
    private const string Unmarked = "aaaaaaaaacccddeeeeeeeiiiiilnnnoooooooorssstuuuuuuuyyzzz";

    private static readonly HashSet<string> Currencies = ["eur", "usd", "gbp", "chf", "pln", "sek", "dkk", "nok", "inr", "czk", "cad", "aud", "jpy", "euro", "dollar"];

    /// <summary>Lower case, without diacritics, and with nothing but letters and digits: "Unit_Price " and "unit price" are both "unitprice".</summary>
    public static string Fold(string header)
    {
        var folded = new StringBuilder(header.Length);
        foreach (var letter in header.ToLowerInvariant())
        {
            var index = Marked.IndexOf(letter);
            if (index >= 0)
                folded.Append(Unmarked[index]);
            else if (letter is 'ß')
                folded.Append("ss");
            else if (letter is 'æ' or 'œ')
                folded.Append(letter is 'æ' ? "ae" : "oe");
            else if (char.IsLetterOrDigit(letter))
                folded.Append(letter);
        }

        return folded.ToString();
    }

    /// <summary>Folded, without its unit: "Umsatz (EUR)", "Umsatz in EUR" and "Umsatz €" are all "umsatz".</summary>
    public static string FoldWithoutUnit(string header)
    {
        var bracket = header.IndexOfAny(['(', '[']);
        var words = Words(bracket > 0 ? header[..bracket] : header);
        while (words.Count > 1 && (Currencies.Contains(words[^1]) || words[^1] is "in"))
            words.RemoveAt(words.Count - 1);
        return string.Concat(words);
    }

    /// <summary>The words of a header, each folded: "Weekday Name", "weekdayName" and "weekday_name" are two.</summary>
    public static List<string> Words(string header)
    {
        var spaced = new StringBuilder(header.Length + 4);
        for (var i = 0; i < header.Length; i++)
        {
            if (i > 0 && char.IsUpper(header[i]) && char.IsLower(header[i - 1]))
                spaced.Append(' ');
            spaced.Append(char.IsLetterOrDigit(header[i]) ? header[i] : ' ');
        }

        return [.. spaced.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Fold)];
    }
}
