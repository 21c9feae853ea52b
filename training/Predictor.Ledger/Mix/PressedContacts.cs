using Predictor.Ledger.Contacts;
using Predictor.Models.Policies;

namespace Predictor.Ledger.Mix;

/// <summary>
/// Contacts under an output target that began when there had been enough contacts of the group already. What cases lead to is learned from all others:
/// where every case of a kind goes to one queue, only its own time before the target says what such cases come to without it.
/// </summary>
internal sealed class PressedContacts
{
    /// <summary>Fewest earlier contacts of the group that say what its cases come to.</summary>
    public const int FewestBefore = 300;

    private PressedContacts(ContactTable contacts, IReadOnlyList<OutputTarget> targets)
    {
        Of = new bool[contacts.Count];
        Holds = new bool[targets.Count][];
        Earlier = new bool[targets.Count][];
        HasBefore = new bool[targets.Count];
        for (var t = 0; t < targets.Count; t++)
        {
            (Holds[t], Earlier[t]) = Split(contacts, targets[t]);
            HasBefore[t] = targets[t].From is not null && Earlier[t].AsSpan().Count(true) >= FewestBefore;
            if (!HasBefore[t])
                continue;
            var holds = Holds[t];
            contacts.Blocks.Run(Of.Length, (first, end) =>
            {
                for (var i = first; i < end; i++)
                {
                    Of[i] |= holds[i];
                }
            });
        }
    }

    /// <summary>By contact: nothing is learned of what cases lead to.</summary>
    public bool[] Of { get; }

    /// <summary>By target and contact: under the target.</summary>
    public bool[][] Holds { get; }

    /// <summary>By target and contact: of its group, before it began.</summary>
    public bool[][] Earlier { get; }

    /// <summary>By target: there is a before.</summary>
    public bool[] HasBefore { get; }

    /// <summary>
    /// Relative standard error of what is expected of groups: what cases come to under a target is known from as many events as were expected of its group
    /// before (Poisson), for the share of a group's expected that is under it.
    /// </summary>
    /// <param name="counted">By contact: 1, 0, -1 does not count.</param>
    /// <param name="expected">By contact.</param>
    /// <param name="groups">Of each contact; -1: none, or it is not summed.</param>
    /// <param name="count">How many groups there are.</param>
    /// <param name="blocks">Who works.</param>
    public double[] ErrorsOf(sbyte[] counted, double[] expected, int[] groups, int count, RowBlocks blocks)
    {
        var variances = new double[count];
        var all = GroupExpected(counted, expected, groups, count, blocks, _ => true);
        for (var t = 0; t < Holds.Length; t++)
        {
            var (holds, earlier) = (Holds[t], Earlier[t]);
            if (!HasBefore[t])
                continue;
            var before = blocks.Sum(counted.Length, i => earlier[i] && counted[i] >= 0 ? expected[i] : 0);
            var under = GroupExpected(counted, expected, groups, count, blocks, i => holds[i]);
            for (var group = 0; group < count; group++)
            {
                variances[group] += under[group] == 0 ? 0 : Math.Pow(under[group] / all[group], 2) / Math.Max(1, before);
            }
        }

        return Array.ConvertAll(variances, Math.Sqrt);
    }

    private static double[] GroupExpected(sbyte[] counted, double[] expected, int[] groups, int count, RowBlocks blocks, Func<int, bool> isIn)
    {
        var parts = blocks.Parts(counted.Length, (first, end) =>
        {
            var sums = new double[count];
            for (var i = first; i < end; i++)
            {
                if (groups[i] >= 0 && counted[i] >= 0 && isIn(i))
                    sums[groups[i]] += expected[i];
            }

            return sums;
        });
        return [.. Enumerable.Range(0, count).Select(group => parts.Sum(part => part[group]))];
    }

    /// <exception cref="Predictor.Cases.DataException">A target's column is none to group by.</exception>
    public static PressedContacts Find(ContactTable contacts, IReadOnlyList<OutputTarget> targets) => new(contacts, targets);

    private static (bool[] Holds, bool[] Earlier) Split(ContactTable contacts, OutputTarget target)
    {
        var codes = target.Column is null ? null : contacts.Codes(target.Column);
        var code = target.Column is null ? 0 : contacts.Levels(target.Column).ToList().IndexOf(target.Level!);
        if (target.Column is not null && code < 0)
            throw new Predictor.Cases.DataException($"The target {target.Name} holds where {target.Column} is '{target.Level}', and no contact has that; there are {string.Join(", ", contacts.Levels(target.Column).Take(20))}.");
        var from = target.From?.ToUnixTimeSeconds() ?? long.MinValue;
        bool IsIn(int i, bool since) => (codes is null || codes[i] == code) && (!contacts.HasTimes || contacts.OpenedAt(i) >= from) == since;
        return (contacts.Blocks.Fill(contacts.Count, i => IsIn(i, true)), contacts.Blocks.Fill(contacts.Count, i => IsIn(i, false)));
    }
}
