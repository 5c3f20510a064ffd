using SalesWeb.Import.Headings;

namespace SalesWeb.Datasets.Uploads;

/// <summary>Tells by their names whether files come from one place month after month: "sales Jan 2024.csv" and "sales Feb 2024 (1).csv" do.</summary>
public static class FileNames
{
    // Folded, in the languages of column names.
    private static readonly HashSet<string> Months =
    [
        .. """
           jan january januar janvier enero gennaio januari janeiro styczen ene gen sty
           feb february februar fevrier febrero febbraio februari fevereiro luty fev lut
           mar march marz maerz mars marzo maart marco marzec mrz mrt
           apr april avril abril aprile kwiecien avr abr kwi
           may mai mayo maggio mei maio maj mag
           jun june juni juin junio giugno junho czerwiec giu cze
           jul july juli juillet julio luglio julho lipiec lug lip
           aug august aout agosto augustus sierpien ago sie
           sep sept september septembre septiembre settembre setembro wrzesien set wrz
           oct october oktober octobre octubre ottobre outubro pazdziernik okt ott out paz
           nov november novembre noviembre novembro listopad lis
           dec december dezember decembre diciembre dicembre dezembro grudzien dez dic gru des
           """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>Whether two names are the same but for numbers, months, signs, and capital letters.</summary>
    public static bool AreAlike(string one, string other) => Stem(one) == Stem(other);

    private static string Stem(string fileName) => string.Join(
        ' ', HeaderName.Words(DatasetName.Of(fileName)).Select(word => string.Concat(word.Where(char.IsLetter))).Where(word => word != "" && !Months.Contains(word)));
}
