namespace Predictor.Models.Ledgers;

/// <summary>What was said of the customers who met the value outcome before they did, and of those who were flagged.</summary>
/// <param name="Outcome">Its name.</param>
/// <param name="Customers">Who met it in the period.</param>
/// <param name="NeverScored">Of them without any prediction before.</param>
/// <param name="Before">So many days before: what was said then.</param>
/// <param name="MedianWarningDays">From the first time in a flagged band to the outcome, among those flagged; NaN: nobody was.</param>
/// <param name="Flagged">Of them flagged before.</param>
/// <param name="Seen">Of the flagged, seen by somebody.</param>
/// <param name="Acted">Of the flagged, acted on.</param>
/// <param name="FlaggedOfAll">Customers flagged in the period, whatever came.</param>
/// <param name="Untouched">Of them with nothing done.</param>
/// <param name="HoursPerKept">Hours spent acting for each customer kept, by the measured effect; NaN where there is none.</param>
public sealed record LedgerBackTest(
    string Outcome,
    int Customers,
    int NeverScored,
    IReadOnlyList<SaidBefore> Before,
    double MedianWarningDays,
    int Flagged,
    int Seen,
    int Acted,
    int FlaggedOfAll,
    int Untouched,
    double HoursPerKept);
