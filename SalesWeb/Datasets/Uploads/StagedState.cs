namespace SalesWeb.Datasets.Uploads;

/// <summary>How far an uploaded file has got.</summary>
public enum StagedState
{
    /// <summary>It lies among the uploads and waits for a word.</summary>
    Waiting,

    /// <summary>It was imported; the file itself is gone.</summary>
    Imported,
}
