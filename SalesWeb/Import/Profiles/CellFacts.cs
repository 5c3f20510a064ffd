using SalesWeb.Import.Values;

namespace SalesWeb.Import.Profiles;

/// <summary>What a cell can be read as, and the date that it would be.</summary>
/// <param name="Readings">All that it can be.</param>
/// <param name="Date">Taken apart, where it can be a date.</param>
internal readonly record struct CellFacts(CellReadings Readings, DateParts Date)
{
    public static CellFacts Of(ReadOnlySpan<char> cell)
    {
        if (MissingText.Is(cell))
            return default;

        var readings = CellReadings.Filled | NumberReadings(cell);
        var isDate = DateText.TryParse(cell, out var parts) && (parts.ToDate(isDayFirst: true) ?? parts.ToDate(isDayFirst: false)) is not null;
        return new CellFacts(isDate ? readings | CellReadings.Date : readings, parts);
    }

    /// <summary>What it is taken for where it can be one thing only; a number may be a date as well.</summary>
    public CellKind Kind => Is(CellReadings.Number) ? CellKind.Number : Is(CellReadings.Date) ? CellKind.Date : CellKind.Text;

    public bool Is(CellReadings reading) => (Readings & reading) != 0;

    private static CellReadings NumberReadings(ReadOnlySpan<char> cell)
    {
        var isPoint = NumberText.TryRead(cell, '.', out var point);
        var (isComma, comma) = (isPoint, point);
        if (cell.ContainsAny('.', ','))
            isComma = NumberText.TryRead(cell, ',', out comma);
        if (!isPoint && !isComma)
            return default;

        return CellReadings.Number | (isPoint, isComma) switch
        {
            (false, _) => CellReadings.WithComma,
            (_, false) => CellReadings.WithPoint,
            _ when Math.Abs(comma) > Math.Abs(point) => CellReadings.DoubtfulPoint,
            _ when comma != point => CellReadings.DoubtfulComma,
            _ when Math.Abs(point) >= 1000 && !cell.ContainsAnyExceptInRange('0', '9') => CellReadings.Ungrouped,
            _ => default,
        };
    }
}
