namespace SalesWeb.Import;

/// <summary>Whether the point or the comma is the decimal mark of a column, decided from all its numbers, with the reason in words.</summary>
/// <param name="DecimalMark">'.' or ','; the other one groups thousands.</param>
/// <param name="Doubt">A sentence for the user where it had to be guessed; otherwise null.</param>
internal sealed record NumberStyle(char DecimalMark, string? Doubt)
{
    /// <param name="column">The column in question.</param>
    /// <param name="all">All columns of numbers of the file, which decide where the column itself cannot.</param>
    /// <param name="separator">What stands between the columns.</param>
    public static NumberStyle Of(ColumnProfile column, IReadOnlyCollection<ColumnProfile> all, char separator)
    {
        if (OwnMark(column) is { } own)
            return new NumberStyle(own, null);

        var mark = Mark(all.Sum(other => other.WithPoint), all.Sum(other => other.WithComma)) ?? (separator == ';' ? ',' : '.');
        var doubt = column.WithDoubtfulPoint + column.WithDoubtfulComma == 0
            ? null
            : $"Numbers like {(column.WithDoubtfulPoint > 0 ? "1.234" : "1,234")} in \"{column.Header}\" can be read in two ways; "
                + $"they were read with a decimal {(mark == '.' ? "point" : "comma")}.";
        return new NumberStyle(mark, doubt);
    }

    /// <summary>The mark that the numbers of the column themselves show; null where they show none.</summary>
    public static char? OwnMark(ColumnProfile column) =>
        Mark(column.WithPoint, column.WithComma) ?? (column.Ungrouped > 0 ? Mark(column.WithDoubtfulPoint, column.WithDoubtfulComma) : null);

    private static char? Mark(int withPoint, int withComma) => withPoint == withComma ? null : withPoint > withComma ? '.' : ',';
}
