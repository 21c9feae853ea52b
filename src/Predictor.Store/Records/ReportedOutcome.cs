namespace Predictor.Store.Records;

/// <summary>
/// What came of a case, told directly. Of a case (or a prediction) and an outcome what was told last counts; of a customer each time at which it happened
/// is told apart, and the same time again replaces.
/// </summary>
/// <param name="Of">What <paramref name="Id"/> names.</param>
/// <param name="Id">Of the prediction, case or customer; the store need not know it yet.</param>
/// <param name="Name">Of the outcome, as the schema calls it.</param>
/// <param name="At">Epoch seconds: when it happened, or up to when it was seen not to have.</param>
/// <param name="Happened">Null: what was told before is withdrawn.</param>
public sealed record ReportedOutcome(OutcomeSubject Of, string Id, string Name, long At, bool? Happened);
