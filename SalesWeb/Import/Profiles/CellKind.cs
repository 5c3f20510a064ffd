namespace SalesWeb.Import.Profiles;

/// <summary>What the text of a cell can be read as.</summary>
internal enum CellKind
{
    Text,
    Number,
    Date,
}
