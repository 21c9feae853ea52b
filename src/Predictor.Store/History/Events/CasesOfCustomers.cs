namespace Predictor.Store.History.Events;

/// <summary>A log's cases by customer.</summary>
internal sealed class CasesOfCustomers
{
    private readonly int[] _begins;
    private readonly long[] _cases;

    public CasesOfCustomers(CaseLog log)
    {
        // One list of all cases, each customer's in a row; the first slot counts those without a customer.
        _begins = new int[log.CustomerIds.Count + 2];
        foreach (var customer in log.Customer)
        {
            _begins[customer + 2]++;
        }

        for (var i = 1; i < _begins.Length; i++)
        {
            _begins[i] += _begins[i - 1];
        }

        _cases = new long[log.Customer.Length];
        int[] next = [.. _begins];
        for (var i = 0; i < _cases.Length; i++)
        {
            _cases[next[log.Customer[i] + 1]++] = i;
        }
    }

    /// <summary>Positions of a customer's cases, ascending.</summary>
    public IEnumerable<long> Of(long customer) => new ArraySegment<long>(_cases, _begins[customer + 1], _begins[customer + 2] - _begins[customer + 1]);
}
