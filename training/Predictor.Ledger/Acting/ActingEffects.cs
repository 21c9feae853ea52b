using System.Globalization;
using Predictor.Evaluation.Distributions;
using Predictor.Models.Ledgers;
using Predictor.Models.Policies;

namespace Predictor.Ledger.Acting;

/// <summary>Whether acting helped: where customers were held out at random, the effect as assigned; elsewhere what it would take to know.</summary>
internal static class ActingEffects
{
    /// <summary>Chance to show an effect that is there.</summary>
    private const double Power = 0.8;

    /// <summary>Fewest of an arm of which anything is said.</summary>
    private const int FewestOfArm = 50;

    public static LedgerActing Of(ActingRecords? records, Policy policy, LedgerPrices prices, LedgerOptions options)
    {
        var share = policy.HoldOut?.Share ?? 0;
        if (records is null || !records.HeldOut.Contains(true))
            return Unanswered(records, policy, prices, options, share);
        var effects = new List<ActingEffect>();
        foreach (var outcome in records.Outcomes.Keys.Order(StringComparer.Ordinal))
        {
            Add(effects, records, outcome, "all", _ => true, policy, options);
            foreach (var action in records.Actions.Distinct().Where(action => action.Length > 0).Order(StringComparer.Ordinal))
            {
                Add(effects, records, outcome, action, i => records.Actions[i] == action, policy, options);
            }

            foreach (var (column, levels) in records.Segments.OrderBy(segment => segment.Key, StringComparer.Ordinal))
            {
                foreach (var level in levels.Distinct().Where(level => level.Length > 0).Order(StringComparer.Ordinal))
                {
                    Add(effects, records, outcome, $"{column}: {level}", i => levels[i] == level, policy, options);
                }
            }
        }

        var main = effects.Find(effect => effect.Of == "all" && effect.Outcome == prices.ValueOutcome);
        return new LedgerActing(share, effects, records.Uplift, share, main is null ? double.NaN : main.HeldOut + main.StillNeeded, Sentence(main));
    }

    private static void Add(List<ActingEffect> effects, ActingRecords records, string outcome, string of, Func<int, bool> isIn, Policy policy, LedgerOptions options)
    {
        var (labels, scores) = (records.Outcomes[outcome], records.Scores[outcome]);
        int[] rows = [.. Enumerable.Range(0, records.Count).Where(i => labels[i] >= 0 && isIn(i))];
        int[] held = [.. rows.Where(i => records.HeldOut[i])], assigned = [.. rows.Where(i => !records.HeldOut[i])];
        if (Math.Min(held.Length, assigned.Length) < FewestOfArm)
            return;
        var adjusted = AdjustedEffect.Of(
            Array.ConvertAll(rows, i => (double)labels[i]),
            Array.ConvertAll(rows, i => scores[i]),
            Array.ConvertAll(rows, i => records.HeldOut[i]),
            Array.ConvertAll(rows, i => records.Bands[i]),
            options.Level);
        if (adjusted is null)
            return;
        var promised = Promised(records, rows, scores, policy);
        var needed = Needed(promised, adjusted.Variance, (double)held.Length / assigned.Length, options.Level);
        effects.Add(new ActingEffect(
            of,
            outcome,
            assigned.Length,
            assigned.Count(i => records.Acted[i]),
            held.Length,
            assigned.Average(i => (double)labels[i]),
            held.Average(i => (double)labels[i]),
            adjusted.Effect,
            adjusted.Reduction,
            Math.Max(0, needed - held.Length),
            adjusted.Effect.High < 0 ? LedgerVerdict.Fewer : adjusted.Effect.Low > 0 ? LedgerVerdict.More : LedgerVerdict.AsExpected));
    }

    /// <summary>By the policy: the mean of score x acceptance of the action suggested.</summary>
    private static double Promised(ActingRecords records, int[] rows, double[] scores, Policy policy)
    {
        var acceptance = policy.Actions.ToDictionary(action => action.Name, action => action.Acceptance, StringComparer.Ordinal);
        return rows.Average(i => scores[i] * acceptance.GetValueOrDefault(records.Actions[i]));
    }

    /// <summary>Held out, with so many held out for each acted on: (z of the level + z of the power)² variance (1 + ratio) / effect².</summary>
    internal static double Needed(double effect, double variance, double ratio, double level)
    {
        var z = NormalDistribution.Quantile(0.5 + (level / 2)) + NormalDistribution.Quantile(Power);
        return effect > 0 ? Math.Ceiling(z * z * variance * (1 + ratio) / (effect * effect)) : double.NaN;
    }

    private static LedgerActing Unanswered(ActingRecords? records, Policy policy, LedgerPrices prices, LedgerOptions options, double share)
    {
        const double Tenth = 0.1;
        if (records is null || !records.Scores.TryGetValue(prices.ValueOutcome, out var scores) || records.Count == 0)
        {
            return new LedgerActing(share, [], null, double.NaN, double.NaN, share > 0
                ? "Whether acting helps cannot be said yet: nobody has been held out whose outcome is known."
                : "Whether acting helps cannot be said: nobody is held out at random. A hold-out of a tenth (holdOut in the policy) would begin to answer it.");
        }

        int[] all = [.. Enumerable.Range(0, records.Count)];
        var rate = scores.Average();
        var needed = Needed(Promised(records, all, scores, policy), rate * (1 - rate), Tenth / (1 - Tenth), options.Level);
        var words = double.IsNaN(needed)
            ? "The policy's actions promise nothing that could be shown."
            : string.Create(CultureInfo.InvariantCulture, $"To show what the policy's actions promise, {needed:N0} customers would have to be held out, one in ten of those acted on: {needed / Tenth:N0} in all.");
        return new LedgerActing(share, [], null, Tenth, needed, $"Whether acting helps cannot be said: nobody is held out at random. {words}");
    }

    private static string Sentence(ActingEffect? main) => main?.Verdict switch
    {
        null => "Whether acting helps cannot be said yet: too few of the held out or of the others have a known outcome.",
        LedgerVerdict.Fewer => "Acting helps: fewer of those to be acted on met the outcome than of those held out at random.",
        LedgerVerdict.More => "Leave alone: more of those to be acted on met the outcome than of those held out at random.",
        _ => "Not shown yet: the interval still holds no effect.",
    };
}
