namespace SalesWeb.Import.Profiles;

/// <summary>What a cell can be read as, whatever its column.</summary>
[Flags]
internal enum CellReadings
{
    /// <summary>It says nothing.</summary>
    Missing = 0,

    Filled = 1,
    Number = 2,

    /// <summary>A number that is none unless the point is the decimal mark.</summary>
    WithPoint = 4,

    /// <summary>A number that is none unless the comma is the decimal mark.</summary>
    WithComma = 8,

    /// <summary>A number like 1.234, which is above one with a decimal point and above a thousand with a decimal comma.</summary>
    DoubtfulPoint = 16,

    /// <summary>A number like 1,234, the other way round.</summary>
    DoubtfulComma = 32,

    /// <summary>A whole number of four or more digits without a mark, which shows that thousands are not grouped.</summary>
    Ungrouped = 64,

    Date = 128,
}
