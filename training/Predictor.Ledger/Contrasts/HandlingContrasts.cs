using System.Globalization;
using Predictor.Ledger.Contacts;
using Predictor.Ledger.Mix;
using Predictor.Models.Ledgers;

namespace Predictor.Ledger.Contrasts;

/// <summary>Transfers, waits, resolution, rushing and dragging against outcomes, over all contacts of the period.</summary>
internal static class HandlingContrasts
{
    /// <summary>A wait beyond this quantile is long.</summary>
    public const double LongWait = 0.75;

    public static IEnumerable<(LedgerContrast Contrast, TreatedEffect Effect, int[] Rows)> Of(
        ContactTable contacts, ContrastLearner learner, ExpectedTime? time, byte[] period, int[] columns, LedgerOptions options)
    {
        bool? In(int contact, float value, float limit) => period[contact] != 1 || float.IsNaN(value) ? null : value > limit;
        if (contacts.Numbers(options.Outputs.Transfers) is { } transfers)
        {
            foreach (var each in learner.Of("transferred", "transferred at least once", "not transferred", i => In(i, transfers[i], 0), columns))
                yield return each;
        }

        if (contacts.Numbers(options.Outputs.Wait) is { } wait && WaitLimit(wait, period) is { } limit)
        {
            var words = string.Create(CultureInfo.InvariantCulture, $"waited longer than {limit:0} seconds, as a quarter does");
            foreach (var each in learner.Of("waited", words, "waited less", i => In(i, wait[i], limit), columns))
                yield return each;
        }

        if (contacts.Numbers(options.Outputs.Resolved) is { } resolved)
        {
            foreach (var each in learner.Of("unresolved", "not resolved", "resolved", i => In(i, 1 - resolved[i], 0.5f), columns))
                yield return each;
        }

        if (time is not null)
        {
            foreach (var each in Bands(learner, time, i => period[i] == 1, columns, options))
                yield return each;
        }
    }

    /// <summary>Rushed and dragged, each against usual.</summary>
    public static IEnumerable<(LedgerContrast Contrast, TreatedEffect Effect, int[] Rows)> Bands(
        ContrastLearner learner, ExpectedTime time, Func<int, bool> isIn, int[] columns, LedgerOptions options)
    {
        var edge = -Math.Log(options.RushedBelow);
        bool? Beyond(int contact, int side)
        {
            var ratio = isIn(contact) ? side * time.LogRatio(contact) : double.NaN;
            return double.IsNaN(ratio) || ratio < -edge ? null : ratio > edge;
        }

        var (low, high) = (options.RushedBelow.ToString("0.##", CultureInfo.InvariantCulture), (1 / options.RushedBelow).ToString("0.##", CultureInfo.InvariantCulture));
        var usual = $"handled in {low} to {high} of the time such cases take";
        foreach (var each in learner.Of("rushed", $"handled in less than {low} of the time such cases take", usual, i => Beyond(i, -1), columns))
            yield return each;
        foreach (var each in learner.Of("dragged", $"handled in more than {high} of the time such cases take", usual, i => Beyond(i, 1), columns))
            yield return each;
    }

    internal static float? WaitLimit(float[] wait, byte[] period)
    {
        float[] sorted = [.. wait.Where((value, i) => period[i] == 1 && !float.IsNaN(value)).Order()];
        return sorted.Length == 0 ? null : sorted[(int)(LongWait * (sorted.Length - 1))];
    }
}
