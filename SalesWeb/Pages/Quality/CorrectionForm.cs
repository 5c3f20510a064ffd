using System.Globalization;
using SalesWeb.Datasets.Amendments;
using SalesWeb.Series;

namespace SalesWeb.Pages.Quality;

/// <summary>A correction as it is typed: empty at first, with what was typed when it is shown again.</summary>
public sealed record CorrectionForm
{
    public string? Date { get; init; }

    public string? Value { get; init; }

    /// <summary>Whether the period is taken as missing, whatever the value says.</summary>
    public bool Missing { get; init; }

    /// <summary>The text of a series' key; empty for the category as a whole.</summary>
    public string? Series { get; init; }

    public string? Author { get; init; }

    public string? Reason { get; init; }

    /// <summary>What was wrong with it.</summary>
    public UserErrorException? Problem { get; init; }

    /// <exception cref="UserErrorException">The date is no date, or the value no number.</exception>
    public CorrectionRequest Read(SeriesKey key) => new(key, ReadDate(), Missing ? null : TypedValues.ReadOne(Value, "value"), Author ?? "", Reason ?? "");

    private DateOnly ReadDate() => DateOnly.TryParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? date
        : throw new UserErrorException($"\"{Date}\" is no date.", "Write it as 2026-02-28.", field: "date");
}
