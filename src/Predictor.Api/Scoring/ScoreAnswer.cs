using System.Text.Json.Serialization;
using Predictor.Api.Recording;

namespace Predictor.Api.Scoring;

/// <summary>What is answered for one case. Within v1 a member is only ever added.</summary>
/// <param name="CaseId">As sent.</param>
/// <param name="CustomerId">As sent.</param>
/// <param name="Moment">"arrival" or "closure": at which the case was scored.</param>
/// <param name="AsOf">Of the moment, UTC; now where the request said nothing.</param>
/// <param name="Model">What scored it.</param>
/// <param name="Policy">What turned probabilities into bands and money.</param>
/// <param name="Outcomes">One an outcome that the model predicts at the moment.</param>
/// <param name="AtStake">Probability of the policy's value outcome times the customer's value; null where it is not predicted at the moment, or neither request nor policy says what the customer is worth.</param>
/// <param name="Action">With the highest expected gain above 0; null where there is none, and of a customer whom chance holds out.</param>
/// <param name="Missing">Columns known by the moment that had no usable value.</param>
/// <param name="Warnings">What was sent and could not be used as it came.</param>
/// <param name="PredictionId">Of this answer, to join what came of it; null where it was not to be recorded.</param>
/// <param name="Recorded">Whether the answer is on disk.</param>
/// <param name="Degraded">What the answer had to do without; absent where nothing.</param>
/// <param name="Sample">True where the model learned from the fictional sample centre; absent otherwise.</param>
/// <param name="HeldOut">Where the policy holds customers out: whether chance leaves this one alone; absent where it decides nothing about him.</param>
/// <param name="WithheldAction">What would be suggested of him had chance not held him out; absent where nothing is withheld.</param>
internal sealed record ScoreAnswer(
    string? CaseId,
    string? CustomerId,
    string Moment,
    DateTime AsOf,
    AnswerModel Model,
    AnswerPolicy Policy,
    IReadOnlyList<AnswerOutcome> Outcomes,
    double? AtStake,
    AnswerAction? Action,
    IReadOnlyList<string> Missing,
    IReadOnlyList<ScoreWarning> Warnings,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? PredictionId,
    bool Recorded,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Degradation>? Degraded,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Sample,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? HeldOut = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AnswerAction? WithheldAction = null)
{
    /// <summary>This answer as it was recorded, UTF-8; null where it was not, or was changed since.</summary>
    [JsonIgnore]
    public byte[]? Written { get; init; }

    /// <summary>The same, saying that it had to do without something more.</summary>
    public ScoreAnswer Without(Degradation degradation) => this with { Degraded = [.. Degraded ?? [], degradation], Written = null };
}
