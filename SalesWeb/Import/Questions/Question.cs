namespace SalesWeb.Import.Questions;

/// <summary>A doubt about a file, put to the person who knows it. There is always a best guess, so that the file can be looked at.</summary>
public sealed record Question
{
    /// <summary>The key of <see cref="ImportChoices"/> that answers it: "date", "date_order".</summary>
    public required string Key { get; init; }

    /// <summary>In plain words, with a question mark.</summary>
    public required string Text { get; init; }

    /// <summary>At least two, the most likely first.</summary>
    public required IReadOnlyList<QuestionOption> Options { get; init; }

    /// <summary>The value of the option that is taken now: the person's answer, otherwise the best guess.</summary>
    public required string Chosen { get; init; }

    /// <summary>Why that is the best guess, a sentence.</summary>
    public required string Why { get; init; }

    /// <summary>Whether a person chose; otherwise it was guessed.</summary>
    public required bool IsAnswered { get; init; }

    /// <summary>Whether the file is not imported before a person has chosen.</summary>
    public bool IsNeeded { get; init; }
}
