namespace SalesWeb.Training.Briefing;

/// <summary>What can be done about a concern.</summary>
public enum Remedy
{
    /// <summary>Import newer sales.</summary>
    Import,

    /// <summary>Decide about a file that was uploaded.</summary>
    Decide,

    /// <summary>Look at what became of an import.</summary>
    LookAtImport,

    /// <summary>Look at the report of the current version.</summary>
    LookAtReport,

    /// <summary>Train again.</summary>
    Train,

    /// <summary>Compare the models.</summary>
    Compare,
}
