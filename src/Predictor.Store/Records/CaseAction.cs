using System.Security.Cryptography;
using System.Text;

namespace Predictor.Store.Records;

/// <summary>
/// What was done about a case or a customer, or was not because chance held him out. What a part says replaces what was known, what it leaves out (null) stays.
/// </summary>
public sealed record CaseAction
{
    /// <summary>As <see cref="What"/>: somebody looked, and left the customer alone.</summary>
    public const string None = "none";

    /// <summary>How the ids begin of what was recorded at the desk; the line's event says the same.</summary>
    public const string DeskPrefix = "desk-";

    /// <summary>How the ids begin of what was drawn at the desk.</summary>
    public const string DrawnPrefix = "drawn-";

    /// <summary>Of the sender; <see cref="IdOf"/> where he has none.</summary>
    public required string Id { get; init; }

    /// <summary>Null: of no case of his in particular.</summary>
    public string? CaseId { get; init; }

    /// <summary>Null: the case's.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The score that it followed from; null: not known.</summary>
    public string? PredictionId { get; init; }

    /// <summary>When it was done, or would have been; epoch seconds.</summary>
    public long? At { get; init; }

    /// <summary>An action of the policy, any other in words, or <see cref="None"/>.</summary>
    public string? What { get; init; }

    public string? By { get; init; }

    /// <summary>Null: not known yet.</summary>
    public ActionEnd? Ended { get; init; }

    /// <summary>Spent on it; null: not known.</summary>
    public long? Seconds { get; init; }

    public string? Note { get; init; }

    /// <summary>True: the customer would have been acted on and was left alone, because chance held him out; false: chance could have held him out, and did not; null: nobody was held out.</summary>
    public bool? HeldOut { get; init; }

    /// <summary>True: it was told by mistake; false: so was that.</summary>
    public bool? Withdrawn { get; init; }

    /// <summary>Not null: it says which arm of a hold-out the customer is in, and nothing of what was done.</summary>
    public DrawnBy? Drawn { get; init; }

    /// <summary>Of what was drawn: the value outcome's probability on the customer's line then.</summary>
    public double? Probability { get; init; }

    /// <summary>Likewise: the place of its band in the policy, 0 the highest.</summary>
    public int? Band { get; init; }

    /// <summary>Whether something was done to the customer: not where he was not reached, was left alone, held out or only to be acted on, nor what is withdrawn.</summary>
    public bool IsTreatment =>
        Drawn is null && Withdrawn != true && HeldOut != true && Ended is not (ActionEnd.NotReached or ActionEnd.NotDone) && !string.Equals(What, None, StringComparison.OrdinalIgnoreCase);

    /// <summary>An id made of whom, when and what, so that the same told again is the same. That one was held out is another thing than what was done.</summary>
    public static string IdOf(string? caseId, string? customerId, long at, string what, bool isHeldOut = false) =>
        $"of-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{caseId}\0{customerId}\0{at}\0{what}{(isHeldOut ? "\0held out" : "")}")).AsSpan(0, 16))}";
}
