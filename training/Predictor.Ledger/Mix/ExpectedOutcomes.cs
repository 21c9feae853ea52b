using Predictor.Cases;
using Predictor.Ledger.Learning;

namespace Predictor.Ledger.Mix;

/// <summary>What cases lead one to expect of an outcome, for each set of columns that is left out, learned once.</summary>
internal sealed class ExpectedOutcomes(CrossFitting fitting, PressedContacts pressed, CancellationToken cancellation)
{
    private readonly Dictionary<(int Outcome, string Columns, string Groups), double[]?> _known = [];

    /// <param name="outcome">Whose.</param>
    /// <param name="counted">Its labels, each customer once.</param>
    /// <param name="columns">Positions looked at.</param>
    /// <param name="groups">The grouping, where the labels depend on it; else "".</param>
    /// <returns>By contact; null: too few to learn from.</returns>
    public double[]? Of(CountedOutcome outcome, sbyte[] counted, int[] columns, string groups)
    {
        var key = (outcome.Index, string.Join(',', columns), groups);
        if (!_known.TryGetValue(key, out var expected))
            _known.Add(key, expected = Learn(counted, columns));
        return expected;
    }

    /// <summary>Whether a contact is one that it is learned from.</summary>
    public bool IsLearned(sbyte[] counted, int contact) => counted[contact] >= 0 && !pressed.Of[contact];

    private double[]? Learn(sbyte[] counted, int[] columns)
    {
        var blocks = fitting.Contacts.Blocks;
        var learned = blocks.Where(counted.Length, i => IsLearned(counted, i));
        if (columns.Length == 0 || !CrossFitting.CanLearn(blocks.Count(learned.Length, place => counted[learned[place]] == 1), learned.Length))
            return null;
        return fitting.Probabilities(columns, learned, place => counted[learned[place]] == 1, AskedContacts.All, blocks, cancellation);
    }

    /// <summary>The same at closure: everything known of the contact but who handled it.</summary>
    public double[]? AtClosure(sbyte[] counted, IEnumerable<string> without)
    {
        var schema = fitting.Contacts.Table.Schema;
        int[] columns = [.. schema.FeatureColumns.Index().Where(column => !without.Contains(column.Item.Name)).Select(column => column.Index)];
        return columns.All(position => fitting.Contacts.ColumnAt(position).KnownAt == Moment.Arrival) ? null : Learn(counted, columns);
    }
}
