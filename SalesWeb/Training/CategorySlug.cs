using System.Security.Cryptography;
using System.Text;

namespace SalesWeb.Training;

/// <summary>
/// A category as part of a file name. One that is safe stays as it is; of any other the unsafe characters become <c>_</c>,
/// and eight hexadecimal digits of its fingerprint keep it apart from its likes.
/// </summary>
public static class CategorySlug
{
    private const int Longest = 40;

    public static string Of(string category)
    {
        var safe = string.Concat(category.Take(Longest).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
        return safe == category && safe.Length > 0
            ? safe
            : $"{safe}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(category)))[..8]}";
    }
}
