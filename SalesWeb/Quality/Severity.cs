namespace SalesWeb.Quality;

/// <summary>How much a finding matters, the worst last.</summary>
public enum Severity
{
    /// <summary>Good to know.</summary>
    Note,

    /// <summary>Someone should look at it.</summary>
    Look,

    /// <summary>A forecast would be of no use before it is settled.</summary>
    Serious,
}
