using Predictor.Store.Lines;

namespace Predictor.Store.Valuing;

/// <summary>What a policy makes of a line.</summary>
/// <param name="Line">As it was read.</param>
/// <param name="Value">By the policy.</param>
/// <param name="Band">Of the value outcome; 0 is the highest.</param>
/// <param name="SecondBand">Of the outcome beside it.</param>
/// <param name="Answered">Where the policy values another outcome than the line was valued by: what was answered of it; null: the same.</param>
public sealed record RevaluedLine(StaleLine Line, LineValue Value, int Band, int? SecondBand, AnsweredLine? Answered);
