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
        int[] learned = [.. Enumerable.Range(0, seconds.Length).Where(i => seconds[i] > 0 && !pressed[i])];
        if (learned.Length < FewestContacts || columns.Length == 0)
            return null;
        var logs = Array.ConvertAll(learned, i => Math.Log(seconds[i]));
        double[] sorted = [.. logs.Order()];
        var (low, high) = (sorted[(int)(CutShare * (sorted.Length - 1))], sorted[(int)((1 - CutShare) * (sorted.Length - 1))]);
        if (!(high > low))
            return null;
        int[] all = [.. Enumerable.Range(0, seconds.Length)];
        var expected = fitting.Expectations(columns, learned, logs, all, low, high, cancellation);
        var smear = learned.Select((contact, i) => Math.Exp(Math.Clamp(logs[i], low, high) - expected[contact])).Average();
        return new ExpectedTime(seconds, expected, smear);
    }
}
