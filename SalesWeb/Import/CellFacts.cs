namespace SalesWeb.Import;

/// <summary>What a cell can be read as, and the date that it would be.</summary>
/// <param name="Kinds">All that it can be.</param>
/// <param name="Date">Taken apart, where it can be a date.</param>
internal readonly record struct CellFacts(CellKinds Kinds, DateParts Date)
{
    public static CellFacts Of(ReadOnlySpan<char> cell)
    {
        if (MissingText.Is(cell))
            return default;

        var kinds = CellKinds.Filled | NumberKinds(cell);
        var isDate = DateText.TryParse(cell, out var parts) && (parts.ToDate(isDayFirst: true) ?? parts.ToDate(isDayFirst: false)) is not null;
        return new CellFacts(isDate ? kinds | CellKinds.Date : kinds, parts);
    }

    public bool Is(CellKinds kind) => (Kinds & kind) != 0;

    private static CellKinds NumberKinds(ReadOnlySpan<char> cell)
    {
        var isPoint = NumberText.TryRead(cell, '.', out var point);
        var (isComma, comma) = (isPoint, point);
        if (cell.ContainsAny('.', ','))
            isComma = NumberText.TryRead(cell, ',', out comma);
        if (!isPoint && !isComma)
            return default;

        return CellKinds.Number | (isPoint, isComma) switch
        {
            (false, _) => CellKinds.WithComma,
            (_, false) => CellKinds.WithPoint,
            _ when Math.Abs(comma) > Math.Abs(point) => CellKinds.DoubtfulPoint,
            _ when comma != point => CellKinds.DoubtfulComma,
            _ when Math.Abs(point) >= 1000 && !cell.ContainsAnyExceptInRange('0', '9') => CellKinds.Ungrouped,
            _ => default,
        };
    }
}
