using Predictor.Evaluation;

namespace Predictor.Models.Ledgers;

/// <summary>What goes with one way of handling rather than another, among cases alike.</summary>
/// <param name="Name">"rushed", "transferred".</param>
/// <param name="Words">Of the contacts: "rushed: under 0.75 of the time such cases take".</param>
/// <param name="Against">What they are held against.</param>
/// <param name="Outcome">Its name.</param>
/// <param name="Contacts">Handled so.</param>
/// <param name="Controls">Handled the other way.</param>
/// <param name="Customers">Behind both.</param>
/// <param name="Rate">Of the outcome among those handled so.</param>
/// <param name="Difference">Their rate less what it would have been the other way, adjusted for what was known at arrival; interval clustered by customer.</param>
/// <param name="Trimmed">Controls whose odds of being handled so were cut.</param>
/// <param name="Sensitivity">How strong something unmeasured would have to be.</param>
public sealed record LedgerContrast(
    string Name,
    string Words,
    string Against,
    string Outcome,
    int Contacts,
    int Controls,
    int Customers,
    double Rate,
    Estimate Difference,
    int Trimmed,
    LedgerSensitivity Sensitivity);
