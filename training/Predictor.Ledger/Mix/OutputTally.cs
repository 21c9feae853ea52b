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

    public (int Contacts, int Customers, LedgerOutputs Outputs) Of(Func<int, bool> isCounted)
    {
        var (handle, wait, transferred, resolved, within, ratio, saved) = (new Mean(), new Mean(), new Mean(), new Mean(), new Mean(), new Mean(), new Mean());
        var (count, customers) = (0, new HashSet<int>());
        for (var i = 0; i < _contacts.Count; i++)
        {
            if (!isCounted(i))
                continue;
            count++;
            customers.Add(_contacts.Customer[i]);
            handle.Add(_handle is null ? double.NaN : _handle[i]);
            wait.Add(_wait is null ? double.NaN : _wait[i]);
            transferred.Add(_transfers is null || float.IsNaN(_transfers[i]) ? double.NaN : _transfers[i] > 0 ? 1 : 0);
            resolved.Add(_resolved is null ? double.NaN : _resolved[i]);
            if (_time is not null)
            {
                ratio.Add(_time.LogRatio(i));
                saved.Add(_time.Expected(i) - _time.Seconds[i]);
            }

            for (var target = 0; target < _targets.Length; target++)
            {
                if (_pressed.Holds[target][i] && _targets[target].Measure is { Length: > 0 } measure && !float.IsNaN(measure[i]))
                    within.Add(measure[i] <= _targets[target].Limit ? 1 : 0);
            }
        }

        var hours = handle.Count == 0 ? (double?)null : handle.Sum / 3600;
        return (count, customers.Count, new LedgerOutputs(
            handle.Value,
            ratio.Value is { } log ? Math.Exp(log) - 1 : null,
            within.Value,
            transferred.Value,
            wait.Value,
            resolved.Value,
            hours,
            saved.Count == 0 ? null : saved.Sum / 3600,
            hours * _perHour));
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
    }
}
