using Predictor.Ledger.Contacts;
using Predictor.Ledger.Learning;

namespace Predictor.Ledger.Mix;

/// <summary>
/// The handle time that such a case takes: the expectation of its logarithm, cross-fitted on what was known at arrival, from contacts that no target pressed;
/// in seconds by the mean of e to the residual (Duan, 1983, "Smearing estimate").
/// </summary>
/// <param name="Seconds">By contact, NaN where there is none.</param>
/// <param name="Log">ln of the expected time, by contact.</param>
/// <param name="Smear">Factor from e to the expected logarithm to the expected seconds.</param>
internal sealed record ExpectedTime(float[] Seconds, double[] Log, double Smear)
{
    /// <summary>Share at each end of the logarithms that is held at the ends.</summary>
    private const double CutShare = 0.005;

    private const int FewestContacts = 200;

    /// <summary>Handle time over expected, as a logarithm; NaN without a handle time.</summary>
    public double LogRatio(int contact) => Seconds[contact] > 0 ? Math.Log(Seconds[contact]) - Log[contact] : double.NaN;

    /// <summary>Seconds that such a case takes.</summary>
    public double Expected(int contact) => Math.Exp(Log[contact]) * Smear;

    /// <returns>Null: no such column, or too few times.</returns>
    public static ExpectedTime? Learn(CrossFitting fitting, string column, int[] columns, bool[] pressed, CancellationToken cancellation)
    {
        if (fitting.Contacts.Numbers(column) is not { } seconds)
            return null;
        var blocks = fitting.Contacts.Blocks;
        var learned = blocks.Where(seconds.Length, i => seconds[i] > 0 && !pressed[i]);
        if (learned.Length < FewestContacts || columns.Length == 0)
            return null;
        float At(double quantile) => RankedNumber.At(blocks, learned.Length, place => seconds[learned[place]], quantile)!.Value;
        var (low, high) = (Math.Log(At(CutShare)), Math.Log(At(1 - CutShare)));
        if (!(high > low))
            return null;
        double Held(int contact) => Math.Clamp(Math.Log(seconds[contact]), low, high);
        var expected = fitting.Expectations(columns, learned, Held, low, high, blocks, cancellation);
        var smear = blocks.Sum(learned.Length, place => Math.Exp(Held(learned[place]) - expected[learned[place]])) / learned.Length;
        return new ExpectedTime(seconds, expected, smear);
    }
}
