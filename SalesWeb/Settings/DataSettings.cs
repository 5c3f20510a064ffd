using SalesWeb.Series;

namespace SalesWeb.Settings;

/// <summary>The <c>data:</c> section of config.yaml: which file, which columns, which categories.</summary>
public sealed record DataSettings
{
    /// <summary>The sales file imported on the first start; relative to the folder of config.yaml; empty for none.</summary>
    public string File { get; init; } = "data/sales_data.csv";

    /// <summary>The name that the sales of this file get.</summary>
    public string Dataset { get; init; } = "sample";

    /// <summary>
    /// The dataset of API calls, commands and first visits that name none; empty for the one chosen on the Data page, or else the one
    /// imported first.
    /// </summary>
    public string DefaultDataset { get; init; } = "";

    /// <summary>The categories to train; empty (<c>auto</c> in the file) means every category found.</summary>
    public string[] Categories { get; init; } = [];

    public ColumnSettings Columns { get; init; } = new();

    public Measure Measure { get; init; } = Measure.Auto;

    /// <summary>The currency of datasets whose file states none, such as EUR or $; empty if unknown. At most 16 characters, no digits.</summary>
    public string Currency { get; init; } = "";

    /// <summary>The unit of quantities of datasets whose file states none, such as kg; empty for pieces. At most 16 characters, no digits.</summary>
    public string Unit { get; init; } = "";

    public MissingRule MissingPeriods { get; init; } = MissingRule.Zero;

    /// <summary>What is promised to be known of the periods ahead, <c>price</c> and <c>promotion</c>; empty (<c>none</c> in the file) for nothing. Training refuses data that does not keep the promise.</summary>
    public Covariate[] KnownAhead { get; init; } = [];

    /// <summary>Fraction of a file's rows that may be unreadable before the whole file is refused, 0 to 1, both included.</summary>
    public double MaxRejectedShare { get; init; } = 0.05;

    /// <summary>The largest file taken by upload, in mebibytes, 1 to 65536; four times as much may wait to be imported.</summary>
    public int MaxUploadMb { get; init; } = 512;

    /// <summary>
    /// What a workbook, an archive or a file packed with gzip may unpack to, in mebibytes, 1 to 1048576. Workbooks and archives are
    /// stopped before where it is a hundred times their size, but never below 64.
    /// </summary>
    public int MaxUnpackedMb { get; init; } = 8192;

    internal IEnumerable<SettingProblem> Problems()
    {
        if (string.IsNullOrWhiteSpace(Dataset))
            yield return new("data.dataset", "a name");
        if (Categories.Any(string.IsNullOrWhiteSpace))
            yield return new("data.categories", "auto or a list of names, none of them empty");
        if (Categories.Length != Categories.Distinct().Count())
            yield return new("data.categories", "a list in which no name comes twice");
        if (KnownAhead.Length != KnownAhead.Distinct().Count())
            yield return new("data.known_ahead", "a list in which nothing comes twice");
        if (MaxRejectedShare is not (>= 0 and <= 1))
            yield return new("data.max_rejected_share", "at least 0 and at most 1");
        if (MaxUploadMb is < 1 or > 65_536)
            yield return new("data.max_upload_mb", "at least 1 and at most 65536");
        if (MaxUnpackedMb is < 1 or > 1_048_576)
            yield return new("data.max_unpacked_mb", "at least 1 and at most 1048576");
        foreach (var (key, text) in new[] { ("currency", Currency), ("unit", Unit) })
        {
            if (!SalesUnits.IsValid(text))
                yield return new($"data.{key}", $"at most {SalesUnits.MaxLength} characters, without digits and punctuation, such as {(key == "unit" ? "kg" : "EUR")}");
        }

        foreach (var problem in Columns.Problems())
            yield return problem;
    }
}
