using System.Text.Json.Serialization;
using Predictor.Api.Scoring;

namespace Predictor.Api.Triage.Answers;

/// <param name="AsOf">When it was read.</param>
/// <param name="Policy">Its currency is that of every amount.</param>
/// <param name="Valued">By which policy the cases that stand are valued, and since when; null: none of them was valued anew yet.</param>
/// <param name="Totals">Of all that is asked for, whatever the page.</param>
/// <param name="Cases">In the order asked for.</param>
/// <param name="Next">As <c>after</c> of the next request: the page after this one; null: there is none.</param>
/// <param name="Sample">True: of the fictional centre; else left out.</param>
internal sealed record CaseList(
    DateTime AsOf,
    AnswerPolicy Policy,
    CasesValued? Valued,
    CaseTotals Totals,
    IReadOnlyList<CaseAnswer> Cases,
    string? Next,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Sample);
