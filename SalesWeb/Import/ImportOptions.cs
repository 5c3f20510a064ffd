using SalesWeb.Import.Headings;
using SalesWeb.Import.Rows;
using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Import;

/// <summary>How files are read where they do not say so themselves.</summary>
public sealed record ImportOptions
{
    /// <summary>What a person decided about the file.</summary>
    public ImportChoices Choices { get; init; } = ImportChoices.None;

    /// <summary>The periods of the sales that the file comes on top of, or corrects; null for one that stands alone.</summary>
    public DateGrid? Grid { get; init; }

    /// <summary>What a missing period will be taken for; the import only says so in its notes.</summary>
    public MissingRule MissingPeriods { get; init; } = MissingRule.Zero;

    /// <summary>The share of rows that may be bad before the file is refused whole, as a fraction from 0 to 1 (both included).</summary>
    public double MaxRejectedShare { get; init; } = 0.05;

    /// <summary>What a workbook, an archive or a file packed with gzip may unpack to, in mebibytes.</summary>
    public int MaxUnpackedMb { get; init; } = 8192;

    /// <summary>The folder in which workbooks and archives are unpacked while they are read.</summary>
    public required string Scratch { get; init; }

    /// <summary>What the settings say, and what a person decided about the file, which goes before.</summary>
    public static ImportOptions Of(DataSettings settings, DataDirectory directory, ImportChoices choices)
    {
        var columns = settings.Columns.Headers()
            .Where(setting => setting.Value != "")
            .ToDictionary(setting => Enum.Parse<Role>(setting.Key, ignoreCase: true), setting => setting.Value);
        return new ImportOptions
        {
            Choices = new ImportChoices { Columns = columns, Measure = settings.Measure }.With(choices),
            MissingPeriods = settings.MissingPeriods,
            MaxRejectedShare = choices.RejectedRows == BadRows.Accept ? 1 : settings.MaxRejectedShare,
            MaxUnpackedMb = settings.MaxUnpackedMb,
            Scratch = directory.Scratch,
        };
    }
}
