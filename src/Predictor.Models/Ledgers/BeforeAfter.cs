using Predictor.Evaluation;

namespace Predictor.Models.Ledgers;

/// <summary>How an outcome, less what the cases lead to expect, moved with the target, beyond how it moved where no target began.</summary>
/// <param name="Outcome">Its name; the measure of handle time for seconds.</param>
/// <param name="Before">Contacts of the group before.</param>
/// <param name="After">And since.</param>
/// <param name="Others">Contacts without a target.</param>
/// <param name="Difference">A contact: share of customers, or seconds.</param>
/// <param name="Earlier">The same between the two halves of the time before it began, when nothing had: near 0, or the comparison is not to be trusted.</param>
/// <param name="Total">Over all contacts since: customers, or seconds.</param>
public sealed record BeforeAfter(string Outcome, int Before, int After, int Others, Estimate Difference, Estimate Earlier, Estimate Total);
