using Predictor.Training.Sample.Customers;
using Predictor.Training.Sample.Process;
using Predictor.Training.Sample.Staff;

namespace Predictor.Training.Sample;

/// <summary>All that happened, and from when on it is written.</summary>
internal sealed class ToldCentre
{
    /// <param name="agents">The staff.</param>
    /// <param name="customers">By index.</param>
    /// <param name="interactions">All, in time order; their place gives their id.</param>
    /// <param name="from">What opened before is not written, nor who left before.</param>
    public ToldCentre(Agents agents, Customer[] customers, Interaction[] interactions, long from)
    {
        Agents = agents;
        Customers = customers;
        Interactions = interactions;
        From = from;
        while (First < interactions.Length && interactions[First].OpenedAt < from)
        {
            First++;
        }
    }

    public Agents Agents { get; }

    public Customer[] Customers { get; }

    public Interaction[] Interactions { get; }

    public long From { get; }

    /// <summary>Index of the first interaction that is written.</summary>
    public int First { get; }
}
