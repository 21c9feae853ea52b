namespace Predictor.Models.Bundles;

/// <summary>
/// Cases that were counted: those of a slice and, where only some cases have a label (a survey), those without one from the same time, so that who answers is
/// no drift. Of more than <see cref="MostRows"/> as many, evenly spaced.
/// </summary>
/// <param name="Slice">Of which slice.</param>
/// <param name="Rows">Counted.</param>
/// <param name="Labelled">Of which with a label.</param>
/// <param name="Customers">Different customers.</param>
/// <param name="From">First moment; null where rows have no time.</param>
/// <param name="To">Last moment.</param>
public sealed record ReferenceSlice(SliceName Slice, int Rows, int Labelled, int Customers, DateTimeOffset? From, DateTimeOffset? To)
{
    public const int MostRows = 200_000;
}
