namespace SalesWeb.Import.Values;

/// <summary>How much a written date says by itself.</summary>
internal enum DateForm
{
    None,

    /// <summary>A day, and which number is which is clear: 2014-01-31, 20140131, 31 Jan 2014.</summary>
    Day,

    /// <summary>A day in which two numbers could each be day or month: 01/02/2014. Where one is above 12 it is still of this form.</summary>
    Either,

    /// <summary>A month: 2014-01, Jan 2014, 01/2014.</summary>
    Month,

    /// <summary>A week by ISO 8601: 2014-W05. It is named by its Monday.</summary>
    Week,
}
