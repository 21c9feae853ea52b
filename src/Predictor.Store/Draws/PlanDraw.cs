namespace Predictor.Store.Draws;

/// <summary>Both arms of a plan, kept at once or not at all, with each line's case, score, band and suggested action as they are then.</summary>
/// <param name="ActId">Of the plan.</param>
/// <param name="By">Whose plan it is.</param>
/// <param name="At">When.</param>
/// <param name="Since">Whom a plan drew after then is in his arm already, and is not drawn again.</param>
/// <param name="Lines">Whose customers. Of a line without a customer nothing is kept.</param>
public sealed record PlanDraw(string ActId, string By, DateTimeOffset At, DateTimeOffset Since, IReadOnlyList<DrawnLine> Lines);
