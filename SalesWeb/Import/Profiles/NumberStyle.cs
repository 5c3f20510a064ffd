using SalesWeb.Import.Values;

namespace SalesWeb.Import.Profiles;

/// <summary>Whether the point or the comma is the decimal mark of a column, decided from all its numbers, with the reason in words.</summary>
/// <param name="Mark">'.' or ','; the other one groups thousands.</param>
/// <param name="Doubt">A sentence for the user where it had to be guessed; otherwise null.</param>
/// <param name="Evidence">A clause for people: "decimal comma: 9,042 numbers can be read no other way"; null where there are no decimals.</param>
internal sealed record NumberStyle(char Mark, string? Doubt, string? Evidence)
{
    /// <param name="column">The column in question.</param>
    /// <param name="all">All columns of numbers of the file, which decide where the column itself cannot.</param>
    /// <param name="separator">What stands between the columns.</param>
    /// <param name="chosen">What the user says.</param>
    public static NumberStyle Of(ColumnProfile column, IReadOnlyCollection<ColumnProfile> all, char separator, DecimalMark chosen)
    {
        var own = OwnMark(column);
        var mark = chosen switch
        {
            DecimalMark.Point => '.',
            DecimalMark.Comma => ',',
            _ => own ?? FindMark(all.Sum(other => other.WithPoint), all.Sum(other => other.WithComma)) ?? (separator == ';' ? ',' : '.'),
        };
        var name = mark == '.' ? "point" : "comma";
        var doubt = own is not null || column.WithDoubtfulPoint + column.WithDoubtfulComma == 0
            ? null
            : $"Numbers like {(column.WithDoubtfulPoint > 0 ? "1.234" : "1,234")} in \"{column.Header}\" can be read in two ways; "
                + $"they were read with a decimal {name}.";
        var deciding = mark == '.' ? column.WithPoint : column.WithComma;
        var evidence = chosen != DecimalMark.Auto ? $"decimal {name}, as it was chosen"
            : deciding > 0 ? $"decimal {name}: {deciding:N0} of {column.Numbers:N0} numbers can be read no other way"
            : doubt is not null ? $"decimal {name}, which is a guess"
            : null;
        return new NumberStyle(mark, doubt, evidence);
    }

    /// <summary>The mark that the numbers of the column themselves show; null where they show none.</summary>
    public static char? OwnMark(ColumnProfile column) =>
        FindMark(column.WithPoint, column.WithComma) ?? (column.Ungrouped > 0 ? FindMark(column.WithDoubtfulPoint, column.WithDoubtfulComma) : null);

    private static char? FindMark(int withPoint, int withComma) => withPoint == withComma ? null : withPoint > withComma ? '.' : ',';
}
