namespace SalesWeb.Tests.House;

/// <summary>An opening tag in a page.</summary>
/// <param name="Page">The page's path in the repository.</param>
/// <param name="Element">The element's name.</param>
/// <param name="Attributes">Names and values as they stand in the source; an attribute without a value has an empty one.</param>
public sealed record Tag(string Page, string Element, IReadOnlyList<(string Name, string Value)> Attributes)
{
    public bool Has(string name) => Attributes.Any(attribute => attribute.Name == name);

    /// <summary>The attribute's value; null where the tag does not have it.</summary>
    public string? Find(string name) => Attributes.Where(attribute => attribute.Name == name).Select(attribute => attribute.Value).FirstOrDefault();

    public override string ToString() => $"{Page}: <{Element} {string.Join(' ', Attributes.Select(attribute => $"{attribute.Name}={attribute.Value}"))}>";
}
