namespace SalesWeb.Series;

/// <summary>The currency and the unit of a dataset, as far as they are known.</summary>
/// <param name="Currency">A code or a sign, such as EUR or $; null if unknown.</param>
/// <param name="Unit">The unit of quantities, such as kg; null for pieces.</param>
public sealed record SalesUnits(string? Currency, string? Unit)
{
    public const int MaxLength = 16;

    public static SalesUnits Unknown { get; } = new(null, null);

    /// <summary>The unit of the values of a measure, for files and programs: a currency, or "pieces" or another unit; null if unknown.</summary>
    public string? Of(Measure measure) => measure == Measure.Quantity ? Unit ?? "pieces" : Currency;

    /// <summary>A measure with its unit, for headings and axes: "Amount (EUR)", "Amount", "Pieces", "Quantity (kg)".</summary>
    public string NameOf(Measure measure) => measure switch
    {
        Measure.Quantity => Unit is null or "pieces" ? "Pieces" : $"Quantity ({Unit})",
        _ => WithCurrency("Amount"),
    };

    /// <summary>A measure in one word: "Amount", "Pieces", "Quantity".</summary>
    public string NounOf(Measure measure) => measure != Measure.Quantity ? "Amount" : Unit is null or "pieces" ? "Pieces" : "Quantity";

    /// <summary>A noun with the currency, where it is known.</summary>
    public string WithCurrency(string noun) => Currency is null ? noun : $"{noun} ({Currency})";

    /// <summary>Checks a currency or a unit that someone typed.</summary>
    /// <param name="text">The text; null and blank text mean that nothing is known.</param>
    /// <param name="field">The name of the field.</param>
    /// <returns>The trimmed text; null if it is blank.</returns>
    /// <exception cref="UserErrorException">It is too long, or has characters that a unit does not have.</exception>
    public static string? Check(string? text, string field)
    {
        var trimmed = text?.Trim();
        if (string.IsNullOrEmpty(trimmed))
            return null;
        return IsValid(trimmed) ? trimmed : throw new UserErrorException(
            $"\"{(trimmed.Length > 40 ? trimmed[..39] + "…" : trimmed)}\" is not a {field}.",
            $"Use at most {MaxLength} letters or a currency sign, such as EUR, $ or kg.",
            field: field);
    }

    /// <summary>Whether a text can be a currency or a unit; an empty text can.</summary>
    public static bool IsValid(string text) =>
        text.Length <= MaxLength && !text.Any(letter => char.IsControl(letter) || char.IsAsciiDigit(letter) || "<>\",;=()".Contains(letter));
}
