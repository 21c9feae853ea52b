using Predictor.Cases;
using Predictor.Ledger.Contacts;
using Predictor.Models.Ledgers;

namespace Predictor.Ledger.Mix;

/// <summary>An outcome's labels as the ledger counts them.</summary>
internal sealed class CountedOutcome
{
    private readonly ContactTable _contacts;
    private readonly byte[] _period;

    public CountedOutcome(ContactTable contacts, int index, byte[] period, Attribution? rule)
    {
        (_contacts, _period) = (contacts, period);
        Outcome = contacts.Table.Schema.Outcomes[index];
        Index = index;
        Moment = Outcome.Moments.Min();
        Labels = contacts.Labels(index, Moment);
        Rule = Outcome.IsOutput ? Attribution.Each : rule ?? CustomerOnce.RuleFor(contacts, Labels, Outcome.HorizonDays);
        Counted = Rule == Attribution.Each ? Labels : Rule == Attribution.Touched ? null : CustomerOnce.Apply(Rule, Labels, contacts.Customer, contacts.Customers, period, null);
        IsMature = Mature();
    }

    public Outcome Outcome { get; }

    public int Index { get; }

    /// <summary>From arrival where it is predicted there.</summary>
    public Moment Moment { get; }

    /// <summary>As the table has them, by contact.</summary>
    public sbyte[] Labels { get; }

    public Attribution Rule { get; }

    /// <summary>Each customer once; null where that depends on the grouping.</summary>
    public sbyte[]? Counted { get; }

    /// <summary>By contact: its horizon was observed, whether there is a label or not (a survey that nobody answered).</summary>
    public bool[] IsMature { get; }

    /// <summary>Each customer once, for a grouping.</summary>
    public sbyte[] For(int[] groups) => Counted ?? CustomerOnce.Apply(Rule, Labels, _contacts.Customer, _contacts.Customers, _period, groups);

    private bool[] Mature()
    {
        var until = _contacts.Table.Schema.ObservedUntil?.ToUnixTimeSeconds() ?? long.MaxValue;
        var horizon = (long)Math.Round((Outcome.HorizonDays ?? 0) * 86_400);
        return _contacts.Blocks.Fill(_contacts.Count, i => _contacts.RowAt(Moment, i) is >= 0 and var row && (_contacts.Table.At is not { } at || at[row] + horizon <= until));
    }
}
