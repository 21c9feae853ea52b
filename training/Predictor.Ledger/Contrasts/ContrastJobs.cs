using Predictor.Ledger.Contacts;

namespace Predictor.Ledger.Contrasts;

/// <summary>What contrasts have to learn, gathered first and then done side by side, a thread each: forests of few contacts grow fastest so.</summary>
internal sealed class ContrastJobs
{
    private readonly List<Func<RowBlocks, double[]>> _jobs = [];
    private double[][] _done = [];

    /// <returns>The job's number.</returns>
    public int Add(Func<RowBlocks, double[]> job)
    {
        _jobs.Add(job);
        return _jobs.Count - 1;
    }

    public void Run(RowBlocks blocks)
    {
        var each = new RowBlocks(Math.Max(1, blocks.Threads / Math.Max(1, _jobs.Count)));
        _done = new double[_jobs.Count][];
        blocks.Each(_done.Length, job => _done[job] = _jobs[job](each));
    }

    /// <summary>What a job gave.</summary>
    public double[] this[int job] => _done[job];
}
