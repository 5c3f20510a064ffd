namespace SalesWeb.Import.Values;

/// <summary>What a cell says of a promotion: a number or a word, or the name of the promotion itself.</summary>
internal static class PromotionText
{
    /// <summary>Words that say no, in the languages of <see cref="Headings.ColumnNames"/>.</summary>
    private static readonly string[] Noes =
    [
        "no", "n", "false", "f", "off", "nein", "falsch", "aus", "non", "faux", "falso", "nee", "onwaar", "uit", "não", "nao",
        "nie", "fałsz", "falsz", "brak", "nej", "falskt", "falsk", "av", "fra", "nei", "usann",
    ];

    /// <summary>Words that say that there is none, alone or before what there is none of: "keine", "no promotion".</summary>
    private static readonly string[] Without =
    [
        "no", "none", "without", "kein", "keine", "ohne", "aucun", "aucune", "sans", "ninguno", "ninguna", "sin", "nessuno", "nessuna",
        "nessun", "senza", "geen", "zonder", "nenhum", "nenhuma", "sem", "bez", "ingen", "inget", "utan", "uden", "uten",
    ];

    /// <summary>
    /// Whether there is a promotion: not where the cell is empty, a zero with or without a percent sign, or a word that says no;
    /// every other number, word or name is one.
    /// </summary>
    public static bool Is(ReadOnlySpan<char> cell)
    {
        if (MissingText.Is(cell))
            return false;
        var number = cell.TrimEnd("% \u00A0\u202F");
        if (NumberText.TryRead(number, '.', out var value) || NumberText.TryRead(number, ',', out value))
            return value != 0;
        var words = cell.Trim().ToString();
        return !Noes.Contains(words, StringComparer.OrdinalIgnoreCase) && !Without.Contains(words.Split(' ')[0], StringComparer.OrdinalIgnoreCase);
    }
}
