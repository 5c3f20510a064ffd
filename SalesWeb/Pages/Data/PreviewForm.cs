using SalesWeb.Datasets;
using SalesWeb.Datasets.Uploads;
using SalesWeb.Import;
using SalesWeb.Import.Headings;
using SalesWeb.Training.Importing;

namespace SalesWeb.Pages.Data;

/// <summary>The form of the preview as it was sent. What is as it was shown is no choice.</summary>
public sealed class PreviewForm(IFormCollection fields)
{
    /// <summary>What a column of a wide file is in the form: a category of its own.</summary>
    public const string CategoryOfItsOwn = "wide";

    public const string Dataset = "dataset";
    public const string Mode = "mode";

    /// <summary>The field with the dataset that was chosen among the proposed ones.</summary>
    public const string Proposal = "proposal";

    private const string Answer = "choice.";

    /// <summary>The field with the role of a column, by its position from 1.</summary>
    public static string FieldOf(int position) => $"column.{position}";

    /// <summary>The field that says what was shown in another, so that a change is told from what another change brought about.</summary>
    public static string ShownOf(string field) => $"shown.{field}";

    /// <summary>The field with the answer to a question.</summary>
    public static string AnswerTo(string key) => Answer + key;

    /// <summary>The role of a column in the words of the form; empty for none.</summary>
    public static string RoleOf(InspectedColumn column) =>
        column.IsCategory ? CategoryOfItsOwn : column.Role?.ToString().ToLowerInvariant() ?? "";

    /// <summary>The file as it is decided now.</summary>
    /// <param name="shown">How it was decided before.</param>
    /// <param name="find">Finds the current version of a dataset.</param>
    /// <exception cref="UserErrorException">The form asks for what cannot be.</exception>
    public StagedFile Apply(StagedDecision shown, Func<string, DatasetVersion?> find)
    {
        var chosen = shown.File.Chosen.ToDictionary();
        var columns = new ColumnChoices(shown.Inspection, chosen);
        columns.Change(Changes(shown.Inspection));
        ApplyAnswers(columns, chosen);
        ImportChoices.FromMap(chosen);

        var dataset = IsChanged(Proposal) ? DatasetName.Check(fields[Proposal].ToString())
            : fields.TryGetValue(Dataset, out var name) ? DatasetName.Check(name.ToString())
            : shown.File.Dataset;
        var file = shown.File.With(chosen) with { Dataset = dataset };
        if (dataset != shown.File.Dataset)
        {
            var present = find(dataset);
            file = file with { Mode = new StagedDecision(file, shown.Inspection, present).Proposal?.Mode ?? ImportMode.Replace, PresentId = present?.Id };
        }
        else if (Enum.TryParse<ImportMode>(fields[Mode].ToString(), ignoreCase: true, out var mode) && Enum.IsDefined(mode) && mode != file.Mode)
        {
            file = file with { Mode = mode, PresentId = shown.Present?.Id };
        }

        return file == shown.File ? file : file with { RecalledAt = null };
    }

    private IReadOnlyList<(InspectedColumn Column, string Role)> Changes(Inspection inspection) =>
    [
        .. inspection.Columns
            .Where(column => IsChanged(FieldOf(column.Position)))
            .Select(column => (column, fields[FieldOf(column.Position)].ToString())),
    ];

    private void ApplyAnswers(ColumnChoices columns, Dictionary<string, string> chosen)
    {
        foreach (var key in ImportChoices.Keys.Where(key => IsChanged(AnswerTo(key))))
        {
            var answer = fields[AnswerTo(key)].ToString();
            if (Enum.TryParse<Role>(key, ignoreCase: true, out _))
                columns.Answer(key, answer);
            else if (answer == "")
                chosen.Remove(key);
            else
                chosen[key] = answer;
        }
    }

    /// <summary>Whether a field was sent with something else than was shown in it.</summary>
    private bool IsChanged(string field) => fields.ContainsKey(field) && fields[field].ToString() != fields[ShownOf(field)].ToString();
}
