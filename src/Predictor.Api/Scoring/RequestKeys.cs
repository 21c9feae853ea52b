using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Predictor.Store.Records;

namespace Predictor.Api.Scoring;

/// <summary>A caller's key with all that the answer follows from: the model, what the query says of the case and of the answer, the body as sent.</summary>
internal static class RequestKeys
{
    /// <returns>Null where the caller sent no key.</returns>
    public static RequestKey? Of(string model, ScoreQuery query, ReadOnlySpan<byte> body)
    {
        if (query.IdempotencyKey is not { } key)
            return null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        // Lengths first: no text of one part can pass for another's.
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{model}\n{query.Version}\n{query.Reasons}\n{query.Case.Length}\n{body.Length}\n")));
        hash.AppendData(query.Case.Span);
        hash.AppendData(body);
        return new RequestKey(key, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
