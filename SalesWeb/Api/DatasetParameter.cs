namespace SalesWeb.Api;

/// <summary>The dataset of a request: in the path, as <c>?dataset=</c>, or in the body.</summary>
internal static class DatasetParameter
{
    private const string Name = "dataset";

    /// <summary>
    /// Decodes the dataset in a path such as <c>/api/datasets/{dataset}/forecast/{category}</c>, so that endpoints get its name.
    /// Endpoints without one in their path read it from the query.
    /// </summary>
    /// <exception cref="UserErrorException">Path and query name different datasets.</exception>
    public static Task ReadPath(HttpContext context, RequestDelegate next)
    {
        if (context.Request.RouteValues[Name] is string segment)
        {
            var path = RouteSegment.Decode(segment);
            var query = context.Request.Query[Name];
            if (query.Count > 0)
                Single(path, "path", query.ToString(), "query");
            context.Request.RouteValues[Name] = path;
        }

        return next(context);
    }

    /// <returns>Null for the default dataset.</returns>
    /// <exception cref="UserErrorException">Address and body name different datasets.</exception>
    public static string? Of(string? address, string? body) =>
        address is null || body is null ? address ?? body : Single(address, "address", body, "body");

    private static string Single(string first, string nameOfFirst, string second, string nameOfSecond) => first == second
        ? first
        : throw new UserErrorException(
            $"The {nameOfFirst} names the dataset \"{first}\", the {nameOfSecond} \"{second}\".",
            "Name the dataset once.",
            UserErrorKind.Malformed,
            Name);
}
