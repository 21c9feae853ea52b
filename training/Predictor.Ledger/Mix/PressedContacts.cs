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
            for (var i = 0; HasBefore[t] && i < Of.Length; i++)
            {
                Of[i] |= Holds[t][i];
            }
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
    /// <param name="groups">Of each contact; -1: none.</param>
    /// <param name="count">How many groups there are.</param>
    /// <param name="rows">Contacts that are summed.</param>
    public double[] ErrorsOf(sbyte[] counted, double[] expected, int[] groups, int count, int[] rows)
    {
        var (all, variances) = (new double[count], new double[count]);
        foreach (var i in rows.Where(i => groups[i] >= 0))
        {
            all[groups[i]] += expected[i];
        }

        for (var t = 0; t < Holds.Length; t++)
        {
            var (holds, earlier) = (Holds[t], Earlier[t]);
            if (!HasBefore[t])
                continue;
            var before = Enumerable.Range(0, counted.Length).Where(i => earlier[i] && counted[i] >= 0).Sum(i => expected[i]);
            var under = new double[count];
            foreach (var i in rows.Where(i => groups[i] >= 0 && holds[i]))
            {
                under[groups[i]] += expected[i];
            }

            for (var group = 0; group < count; group++)
            {
                variances[group] += under[group] == 0 ? 0 : Math.Pow(under[group] / all[group], 2) / Math.Max(1, before);
            }
        }

        return Array.ConvertAll(variances, Math.Sqrt);
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
        var (holds, earlier) = (new bool[contacts.Count], new bool[contacts.Count]);
        for (var i = 0; i < holds.Length; i++)
        {
            if (codes is not null && codes[i] != code)
                continue;
            var isSince = !contacts.HasTimes || contacts.OpenedAt(i) >= from;
            (holds[i], earlier[i]) = (isSince, !isSince);
        }

        return (holds, earlier);
    }
}
