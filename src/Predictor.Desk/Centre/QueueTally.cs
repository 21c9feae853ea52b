namespace Predictor.Desk.Centre;

/// <summary>What is counted of one queue on the way to its row.</summary>
internal sealed class QueueTally
{
    private readonly List<double> _handled = [];
    private readonly List<sbyte>[] _labels;
    private readonly List<double>[] _probabilities;
    private readonly List<int>[] _customers;
    private int _contacts;

    public QueueTally(int outcomes)
    {
        _labels = [.. Enumerable.Range(0, outcomes).Select(_ => new List<sbyte>())];
        _probabilities = [.. Enumerable.Range(0, outcomes).Select(_ => new List<double>())];
        _customers = [.. Enumerable.Range(0, outcomes).Select(_ => new List<int>())];
    }

    public void Opened() => _contacts++;

    public void Handled(double? seconds)
    {
        if (seconds is { } known)
        {
            _handled.Add(known);
        }
    }

    public void Known(int outcome, sbyte label, double probability, int customer)
    {
        _labels[outcome].Add(label);
        _probabilities[outcome].Add(probability);
        _customers[outcome].Add(customer);
    }

    public QueueRow Row(string? name) => new(
        name,
        _contacts,
        Median(),
        [.. _labels.Select((labels, outcome) => ObservedOverExpected.Measure(labels, _probabilities[outcome], _customers[outcome]))]);

    /// <summary>By outcome: the share of contacts with a mature label.</summary>
    public IReadOnlyList<double> Shares() => [.. _labels.Select(labels => _contacts == 0 ? 0 : (double)labels.Count / _contacts)];

    private double? Median()
    {
        if (_handled.Count == 0)
        {
            return null;
        }

        _handled.Sort();
        var middle = _handled.Count / 2;
        return _handled.Count % 2 == 1 ? _handled[middle] : (_handled[middle - 1] + _handled[middle]) / 2;
    }
}
