using System.Security.Cryptography;
using System.Text;
using SalesWeb.Import.Headings;

namespace SalesWeb.Import.Columns;

/// <summary>What tells files of the same columns, whatever they hold.</summary>
internal static class HeaderFingerprint
{
    /// <summary>The SHA-256 of the folded names in their order, without those of a fix-up file: 64 hexadecimal digits in lower case.</summary>
    public static string Of(IEnumerable<string> headers)
    {
        var names = headers.Where(header => !FixUpColumns.Are(header)).Select(HeaderName.Fold);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', names))));
    }
}
