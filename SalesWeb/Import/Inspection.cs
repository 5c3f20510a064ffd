using SalesWeb.Import.Columns;
using SalesWeb.Import.Headings;
using SalesWeb.Import.Questions;
using SalesWeb.Series;

namespace SalesWeb.Import;

/// <summary>
/// What a file holds and how it would be read with the choices made so far: to be looked at before anything is imported.
/// A doubt is a question with a best guess, never an exception.
/// </summary>
public sealed record Inspection
{
    /// <summary>The choices it was made with.</summary>
    public required ImportChoices Choices { get; init; }

    /// <summary>Why the file cannot be read at all, or not before a choice is made; null where it can.</summary>
    public required UserErrorException? Problem { get; init; }

    /// <summary>Rows of the table that are not blank.</summary>
    public required int Rows { get; init; }

    /// <summary>From the left; empty where the file is no table.</summary>
    public required IReadOnlyList<InspectedColumn> Columns { get; init; }

    /// <summary>What was done with the table to give it a column of dates, a sentence each; empty where columns and rows are as they stand in the file.</summary>
    public IReadOnlyList<string> Reshaped { get; init; } = [];

    /// <summary>The first rows as they stand in the file, or as it was reshaped, at most ten; a damaged row has more cells than there are columns, or fewer.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> FirstRows { get; init; }

    /// <summary>What the cells of <see cref="FirstRows"/> are read as: a date as 2026-02-28, a number with a decimal point; empty for what is kept as it stands.</summary>
    /// <remarks>There are none as long as it is not known what the columns are.</remarks>
    public required IReadOnlyList<IReadOnlyList<string>> FirstMeanings { get; init; }

    /// <summary><see cref="FileLayout.Long"/> or <see cref="FileLayout.Wide"/>; <see cref="FileLayout.Auto"/> as long as it is not known.</summary>
    public required FileLayout Layout { get; init; }

    public required Frequency Frequency { get; init; }

    /// <summary>Why it is that frequency, a sentence; empty as long as it is not known.</summary>
    public required string FrequencyReason { get; init; }

    /// <summary>The first and the last date there is, both included; null as long as it is not known.</summary>
    public (DateOnly First, DateOnly Last)? Span { get; init; }

    /// <summary>What is counted: <see cref="Measure.Amount"/> or <see cref="Measure.Quantity"/>; <see cref="Measure.Auto"/> as long as it is not known.</summary>
    public required Measure Measure { get; init; }

    /// <summary>The doubts, in the order in which they matter.</summary>
    public required IReadOnlyList<Question> Questions { get; init; }

    /// <summary>What is odd about the file and cannot be chosen, a sentence each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>What was decided, a sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>What tells files of the same columns: the SHA-256 of the names of the columns in their order; empty where the file is no table.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Whether it is a file of rejected rows that comes back, with <see cref="FixUpColumns"/>.</summary>
    public required bool IsFixUp { get; init; }

    /// <summary>The dataset that such a file went out from; empty where it is none, or does not name one.</summary>
    public string FixUpDataset { get; init; } = "";

    /// <summary>What its columns are taken for, and what the file proves itself of how its dates and numbers are written; what it leaves open is not chosen.</summary>
    public ImportChoices Evident { get; init; } = ImportChoices.None;

    /// <summary>Whether it can be imported as it is decided now.</summary>
    public bool IsReady => Problem is null && !Questions.Any(question => question is { IsNeeded: true, IsAnswered: false });

    /// <summary>Every decision as it stands now as explicit choices: who imports what is shown has agreed to its guesses.</summary>
    /// <remarks>What of it is to be remembered for the next file, <see cref="ImportChoices.ForNextFile"/> tells.</remarks>
    public ImportChoices Settled()
    {
        var map = Choices.ToMap().ToDictionary();
        foreach (var column in Columns.Where(column => column.Role is not null))
            map[ImportChoices.KeyOf(column.Role!.Value)] = column.Reference;
        foreach (var question in Questions)
            map[question.Key] = question.Chosen;
        var settled = ImportChoices.FromMap(map);
        return settled with
        {
            Layout = Columns.Any(column => column.IsCategory) ? FileLayout.Wide : settled.Layout,
            WideColumns = [.. Columns.Where(column => column.IsCategory).Select(column => column.Position)],
        };
    }
}
