using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SalesWeb.Pages.Docs;

/// <summary>The HTTP interface. The endpoints are listed from the OpenAPI document; a script replaces the list with Swagger UI.</summary>
public sealed class IndexModel([FromKeyedServices("v1")] IOpenApiDocumentProvider provider) : PageModel
{
    /// <summary>The endpoints by their tags, in the order of the document.</summary>
    public IReadOnlyList<IGrouping<string, Endpoint>> Groups { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var document = await provider.GetOpenApiDocumentAsync(HttpContext.RequestAborted);
        Groups =
        [
            .. from path in document.Paths
               from operation in path.Value.Operations ?? []
               let tag = operation.Value.Tags?.FirstOrDefault()?.Name ?? "Other"
               group new Endpoint(operation.Key.Method, path.Key, operation.Value) by tag,
        ];
    }

    /// <summary>A method at a path.</summary>
    public sealed record Endpoint(string Method, string Path, OpenApiOperation Operation)
    {
        public string? Summary => Operation.Summary ?? Operation.Description;

        public IEnumerable<IOpenApiParameter> Parameters => Operation.Parameters ?? [];

        public IEnumerable<string> BodyTypes => Operation.RequestBody?.Content?.Keys ?? [];

        public IEnumerable<string> Statuses => Operation.Responses is { } responses ? responses.Keys : [];
    }
}
