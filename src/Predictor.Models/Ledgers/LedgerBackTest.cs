using Predictor.Evaluation;

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
/// <param name="Scored">Customers of whom anything was said in the period, whatever came; null: a snapshot from before this was kept.</param>
/// <param name="Bands">Words of the policy's bands, its order; null likewise.</param>
/// <param name="HasRecords">Whether the data say of anybody that he was looked at or acted on; false: seen, acted and untouched say nothing.</param>
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
    double HoursPerKept,
    int? Scored = null,
    IReadOnlyList<string>? Bands = null,
    bool HasRecords = true)
{
    /// <summary>Hours for each customer kept with the effect's interval; without an upper end (positive infinity) where the effect may be none.</summary>
    /// <returns>NaN where there is no effect.</returns>
    public Estimate Hours(LedgerActing acting)
    {
        ArgumentNullException.ThrowIfNull(acting);
        return acting.Effects.FirstOrDefault(each => each.Of == "all" && each.Outcome == Outcome)?.Effect is not { } effect || double.IsNaN(HoursPerKept)
            ? new Estimate(double.NaN, double.NaN, double.NaN)
            : new Estimate(HoursPerKept, HoursPerKept * effect.Value / effect.Low, effect.High < 0 ? HoursPerKept * effect.Value / effect.High : double.PositiveInfinity);
    }
}
