using Predictor.Ledger.Contacts;
using Predictor.Models.Ledgers;
using Predictor.Models.Policies;

namespace Predictor.Ledger.Mix;

/// <summary>Counts what a centre counts.</summary>
internal sealed class OutputTally
{
    private readonly ContactTable _contacts;
    private readonly ExpectedTime? _time;
    private readonly PressedContacts _pressed;
    private readonly float[]? _handle;
    private readonly float[]? _wait;
    private readonly float[]? _transfers;
    private readonly float[]? _resolved;
    private readonly (double Limit, float[] Measure)[] _targets;
    private readonly double? _perHour;

    public OutputTally(ContactTable contacts, ExpectedTime? time, PressedContacts pressed, IReadOnlyList<OutputTarget> targets, OutputColumns columns, double? perHour)
    {
        (_contacts, _time, _pressed, _perHour) = (contacts, time, pressed, perHour);
        (_handle, _wait) = (contacts.Numbers(columns.Handle), contacts.Numbers(columns.Wait));
        (_transfers, _resolved) = (contacts.Numbers(columns.Transfers), contacts.Numbers(columns.Resolved));
        _targets = [.. targets.Select(target => (target.Limit, contacts.Numbers(target.Measure) ?? []))];
    }

    /// <summary>All groups in one pass.</summary>
    /// <param name="groups">Of each contact; -1: none, or it is not counted.</param>
    /// <param name="count">How many groups there are.</param>
    public (int Contacts, int Customers, LedgerOutputs Outputs)[] By(int[] groups, int count)
    {
        var parts = _contacts.Blocks.Parts(groups.Length, (first, end) =>
        {
            var sums = Enumerable.Range(0, count).Select(_ => new Sums()).ToArray();
            for (var i = first; i < end; i++)
            {
                if (groups[i] >= 0)
                    Add(sums[groups[i]], i);
            }

            return sums;
        });
        var customers = Customers(groups, count);
        var all = Enumerable.Range(0, count).Select(_ => new Sums()).ToArray();
        foreach (var part in parts)
        {
            for (var group = 0; group < count; group++)
            {
                all[group].Add(part[group]);
            }
        }

        return [.. all.Select((sums, group) => (sums.Contacts, customers[group], Outputs(sums)))];
    }

    /// <summary>By group, how many customers have a contact in it.</summary>
    private int[] Customers(int[] groups, int count)
    {
        var parts = _contacts.Blocks.Parts(_contacts.Customers, (first, end) =>
        {
            var (customers, latest) = (new int[count], new int[count]);
            Array.Fill(latest, -1);
            for (var customer = first; customer < end; customer++)
            {
                foreach (var contact in _contacts.Order.RowsOf(customer))
                {
                    if (groups[contact] is not (>= 0 and var group) || latest[group] == customer)
                        continue;
                    latest[group] = customer;
                    customers[group]++;
                }
            }

            return customers;
        });
        return [.. Enumerable.Range(0, count).Select(group => parts.Sum(part => part[group]))];
    }

    private void Add(Sums sums, int i)
    {
        sums.Contacts++;
        sums.Handle.Add(_handle is null ? double.NaN : _handle[i]);
        sums.Wait.Add(_wait is null ? double.NaN : _wait[i]);
        sums.Transferred.Add(_transfers is null || float.IsNaN(_transfers[i]) ? double.NaN : _transfers[i] > 0 ? 1 : 0);
        sums.Resolved.Add(_resolved is null ? double.NaN : _resolved[i]);
        if (_time is not null)
        {
            sums.Ratio.Add(_time.LogRatio(i));
            sums.Saved.Add(_time.Expected(i) - _time.Seconds[i]);
        }

        for (var target = 0; target < _targets.Length; target++)
        {
            if (_pressed.Holds[target][i] && _targets[target].Measure is { Length: > 0 } measure && !float.IsNaN(measure[i]))
                sums.Within.Add(measure[i] <= _targets[target].Limit ? 1 : 0);
        }
    }

    private LedgerOutputs Outputs(Sums sums)
    {
        var hours = sums.Handle.Count == 0 ? (double?)null : sums.Handle.Sum / 3600;
        return new LedgerOutputs(
            sums.Handle.Value,
            sums.Ratio.Value is { } log ? Math.Exp(log) - 1 : null,
            sums.Within.Value,
            sums.Transferred.Value,
            sums.Wait.Value,
            sums.Resolved.Value,
            hours,
            sums.Saved.Count == 0 ? null : sums.Saved.Sum / 3600,
            hours * _perHour);
    }

    private sealed class Sums
    {
        public int Contacts { get; set; }

        public Mean Handle { get; } = new();

        public Mean Wait { get; } = new();

        public Mean Transferred { get; } = new();

        public Mean Resolved { get; } = new();

        public Mean Within { get; } = new();

        public Mean Ratio { get; } = new();

        public Mean Saved { get; } = new();

        public void Add(Sums other)
        {
            Contacts += other.Contacts;
            Handle.Add(other.Handle);
            Wait.Add(other.Wait);
            Transferred.Add(other.Transferred);
            Resolved.Add(other.Resolved);
            Within.Add(other.Within);
            Ratio.Add(other.Ratio);
            Saved.Add(other.Saved);
        }
    }

    private sealed class Mean
    {
        public double Sum { get; private set; }

        public int Count { get; private set; }

        public double? Value => Count == 0 ? null : Sum / Count;

        /// <summary>NaN is not counted.</summary>
        public void Add(double value)
        {
            if (double.IsNaN(value))
                return;
            Sum += value;
            Count++;
        }

        public void Add(Mean other)
        {
            Sum += other.Sum;
            Count += other.Count;
        }
    }
}
