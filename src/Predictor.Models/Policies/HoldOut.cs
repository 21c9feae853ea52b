using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Predictor.Models.Policies;

/// <summary>
/// A random share of the customers who would be acted on is left alone, so that the effect of acting can be measured. A keyed hash decides once for each
/// customer: the same at every moment, case, service and version, and nobody without the key can tell beforehand.
/// </summary>
/// <param name="Share">Of the customers, above 0 and at most 0.5.</param>
/// <param name="Key">At least 16 characters, in no answer: who knows it knows who is held out. Another key draws other customers, so it stays as long as the measurement runs.</param>
public sealed record HoldOut(double Share, [property: JsonIgnore] string Key)
{
    public const int ShortestKey = 16;

    public const double LargestShare = 0.5;

    /// <summary>Whether a customer is left alone.</summary>
    /// <param name="customerId">Null: nobody is known, and nobody is held out.</param>
    /// <param name="askedForContact">Who asked to be contacted is never held out.</param>
    public bool Holds(string? customerId, bool askedForContact) => !askedForContact && customerId is not null && Draw(customerId) < Share;

    /// <returns>True: left alone. False: to be acted on like anybody, and counted as such. Null: chance decides nothing, for nobody knows him or he asked to be contacted.</returns>
    public bool? Arm(string? customerId, bool askedForContact) => customerId is null || askedForContact ? null : Holds(customerId, askedForContact);

    /// <summary>HMAC-SHA256 of the customer's id in UTF-8, its first 53 bits: in [0, 1).</summary>
    private double Draw(string customerId)
    {
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), Encoding.UTF8.GetBytes(customerId));
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11) * (1.0 / (1UL << 53));
    }
}
