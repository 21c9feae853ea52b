using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Predictor.Store.Lines;

/// <summary>Ids of lines: the same for the same customer, and safe in an address, a browser's history and a log, for they say nobody's id.</summary>
public static class LineId
{
    /// <summary>Characters.</summary>
    public const int Length = 16;

    private const int Bytes = Length / 4 * 3;

    /// <summary>Of a customer, or of a case where there is no customer; null where there is neither.</summary>
    public static string? Of(string? customerId, string? caseId) =>
        customerId is not null ? OfCustomer(customerId) : caseId is not null ? OfCase(caseId) : null;

    public static string OfCustomer(string customerId) => Of($"customer\0{customerId}");

    /// <summary>Of a case whose customer nobody knows.</summary>
    public static string OfCase(string caseId) => Of($"case\0{caseId}");

    /// <summary>Whether a text could be one.</summary>
    public static bool IsOne(string text) => text is { Length: Length } && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    private static string Of(string what) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(what)).AsSpan(0, Bytes));
}
