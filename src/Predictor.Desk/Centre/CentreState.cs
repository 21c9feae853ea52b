namespace Predictor.Desk.Centre;

/// <summary>Where the centre's view stands.</summary>
public abstract record CentreState
{
    private CentreState()
    {
    }

    /// <summary>Nothing is there to show: no events were recorded or loaded.</summary>
    public sealed record Empty : CentreState;

    /// <summary>On its way.</summary>
    /// <param name="Step">What is being done, in words: "Reading the sample's interactions".</param>
    public sealed record Loading(string Step) : CentreState;

    /// <summary>It could not be loaded.</summary>
    /// <param name="Reason">What a person can act on: the file, the place, what was found, what was expected.</param>
    public sealed record Failed(string Reason) : CentreState;

    /// <summary>There.</summary>
    public sealed record Ready(CentreView View) : CentreState;
}
