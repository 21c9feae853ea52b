namespace Predictor.Desk.Centre;

/// <summary>A centre without events: a service that was given none.</summary>
public sealed class EmptyCentre : ICentre
{
    public CentreState State { get; } = new CentreState.Empty();
}
