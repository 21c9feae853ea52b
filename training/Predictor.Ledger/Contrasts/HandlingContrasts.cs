using System.Globalization;
using Predictor.Ledger.Contacts;
using Predictor.Ledger.Mix;

namespace Predictor.Ledger.Contrasts;

/// <summary>Transfers, waits, resolution, rushing and dragging against outcomes, over all contacts of the period.</summary>
internal static class HandlingContrasts
{
    /// <summary>A wait beyond this quantile is long.</summary>
    public const double LongWait = 0.75;

    public static FoundContrast[] Of(ContactTable contacts, ContrastLearner learner, ExpectedTime? time, byte[] period, int[] columns, LedgerOptions options)
    {
        bool? In(int contact, float value, float limit) => period[contact] != 1 || float.IsNaN(value) ? null : value > limit;
        var ways = new List<HandlingWay>();
        if (contacts.Numbers(options.Outputs.Transfers) is { } transfers)
            ways.Add(new HandlingWay("transferred", "transferred at least once", "not transferred", i => In(i, transfers[i], 0)));
        if (WaitLimit(contacts, period, options) is { } limit && contacts.Numbers(options.Outputs.Wait) is { } wait)
        {
            var words = string.Create(CultureInfo.InvariantCulture, $"waited longer than {limit:0} seconds, as about a quarter does");
            ways.Add(new HandlingWay("waited", words, "waited less", i => In(i, wait[i], limit)));
        }

        if (contacts.Numbers(options.Outputs.Resolved) is { } resolved)
            ways.Add(new HandlingWay("unresolved", "not resolved", "resolved", i => In(i, 1 - resolved[i], 0.5f)));
        return learner.Of(time is null ? ways : [.. ways, .. Bands(time, i => period[i] == 1, options)], columns);
    }

    /// <summary>Rushed and dragged, each against usual.</summary>
    public static IReadOnlyList<HandlingWay> Bands(ExpectedTime time, Func<int, bool> isIn, LedgerOptions options)
    {
        var edge = -Math.Log(options.RushedBelow);
        bool? Beyond(int contact, int side)
        {
            var ratio = isIn(contact) ? side * time.LogRatio(contact) : double.NaN;
            return double.IsNaN(ratio) || ratio < -edge ? null : ratio > edge;
        }

        var (low, high) = (options.RushedBelow.ToString("0.##", CultureInfo.InvariantCulture), (1 / options.RushedBelow).ToString("0.##", CultureInfo.InvariantCulture));
        var usual = $"handled in {low} to {high} of the time such cases take";
        return
        [
            new HandlingWay("rushed", $"handled in less than {low} of the time such cases take", usual, i => Beyond(i, -1)),
            new HandlingWay("dragged", $"handled in more than {high} of the time such cases take", usual, i => Beyond(i, 1)),
        ];
    }

    /// <summary>Null: no contact of the period has a wait.</summary>
    internal static float? WaitLimit(ContactTable contacts, byte[] period, LedgerOptions options) => contacts.Numbers(options.Outputs.Wait) is { } wait
        ? RankedNumber.At(contacts.Blocks, wait.Length, i => period[i] == 1 ? wait[i] : float.NaN, LongWait)
        : null;
}
