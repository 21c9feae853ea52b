using Predictor.Evaluation;

namespace Predictor.Models.Ledgers;

/// <summary>
/// Contacts piled up just inside a limit: those in the window below it beyond what a polynomial through the rest of the distribution leads one to expect
/// (Chetty, Friedman, Olsen, Pistaferri, 2011, "Adjustment costs, firm responses, and micro vs. macro labor supply elasticities").
/// </summary>
/// <param name="Width">Of a bin, in the measure's unit.</param>
/// <param name="Bins">Contacts by bin from 0; the limit is an edge.</param>
/// <param name="Smooth">What the polynomial says of each bin it was laid through, NaN elsewhere.</param>
/// <param name="Inside">Contacts in the window below the limit.</param>
/// <param name="Excess">Of them beyond expectation, as a share of all contacts.</param>
public sealed record Bunching(double Width, IReadOnlyList<int> Bins, IReadOnlyList<double> Smooth, int Inside, Estimate Excess);
