using Microsoft.AspNetCore.WebUtilities;

namespace SalesWeb.Pages;

/// <summary>The links between the pages of a long list.</summary>
/// <param name="Label">What the list holds, for those who listen.</param>
/// <param name="Page">Counted from 1.</param>
/// <param name="LastPage">At least 1; with 1 there are no links.</param>
/// <param name="Address">The address of a page.</param>
public sealed record PageLinks(string Label, int Page, int LastPage, Func<int, string?> Address)
{
    /// <summary>The number of pages that a number of items fills, at least 1.</summary>
    public static int LastPageOf(int items, int pageSize) => Math.Max(1, (items + pageSize - 1) / pageSize);

    /// <summary>An address with the number of a page; the first page needs none.</summary>
    public static string AddPage(string address, int page) => page == 1 ? address : QueryHelpers.AddQueryString(address, "page", $"{page}");

    /// <exception cref="UserErrorException">There is no such page.</exception>
    public static void Check(int page, int lastPage)
    {
        if (page < 1 || page > lastPage)
            throw new UserErrorException($"There is no page {page}.", $"Choose a page from 1 to {lastPage}.", UserErrorKind.Unknown, "page");
    }
}
