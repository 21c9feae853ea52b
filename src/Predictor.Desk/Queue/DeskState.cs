using Predictor.Models.Registry;
using Predictor.Store;

namespace Predictor.Desk.Queue;

/// <summary>What a page of the desk can show.</summary>
public abstract record DeskState
{
    private DeskState()
    {
    }

    /// <summary>On its way.</summary>
    /// <param name="Step">What is being done, in words.</param>
    public sealed record Loading(string Step) : DeskState;

    /// <summary>It cannot be shown.</summary>
    /// <param name="Reason">What a person can act on.</param>
    public sealed record Failed(string Reason) : DeskState;

    /// <summary>There.</summary>
    /// <param name="Store">Holds the lines.</param>
    /// <param name="Live">Names outcomes, bands and actions.</param>
    /// <param name="IsSample">Fictional data, to be labelled as such wherever it is shown.</param>
    public sealed record Ready(RecordStore Store, LiveModel Live, bool IsSample) : DeskState;
}
