namespace SalesWeb.Api;

/// <summary>The dataset of a request, which both the address and the body can name.</summary>
internal static class DatasetParameter
{
    /// <returns>Null for the default dataset.</returns>
    /// <exception cref="UserErrorException">Address and body name different datasets.</exception>
    public static string? Of(string? address, string? body) => address is null || body is null || address == body
        ? address ?? body
        : throw new UserErrorException(
            $"The address names the dataset \"{address}\", the body \"{body}\".", "Name the dataset once.", UserErrorKind.Malformed, field: "dataset");
}
