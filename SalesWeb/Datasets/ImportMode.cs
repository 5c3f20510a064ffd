namespace SalesWeb.Datasets;

/// <summary>What a file does to the sales that its dataset has already. It always makes a new version; the present one stays as it is.</summary>
public enum ImportMode
{
    /// <summary>The file is all there is.</summary>
    Replace,

    /// <summary>The file's rows come on top: on a date that both have, its sales are added.</summary>
    Append,

    /// <summary>
    /// On a date of a series that both have, the file's sales take the place of those before; all others stay. Where only one of the two
    /// tells the items (or the stores) of a category on a date, the file's take the place of all of them.
    /// </summary>
    Correct,
}
