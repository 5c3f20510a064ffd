namespace SalesWeb.Pages.Data;

/// <summary>Where an uploaded file is on its way into a dataset.</summary>
public enum WizardStep
{
    /// <summary>It is being read.</summary>
    Reading,

    /// <summary>It has the header of a file that was imported before, and is read like it.</summary>
    Known,

    /// <summary>What it holds is shown, and can be decided otherwise.</summary>
    Preview,

    /// <summary>Its import is being tried.</summary>
    Checking,

    /// <summary>Its import was tried, and what would come of it is shown.</summary>
    Checked,

    /// <summary>It is being imported.</summary>
    Importing,

    /// <summary>It was imported.</summary>
    Imported,
}
