namespace Predictor.Desk.Centre;

/// <summary>What the pages read of the centre. Behind it stands whatever holds the centre's events: the sample now, nothing at all, or a store.</summary>
public interface ICentre
{
    /// <summary>At this instant; a page reads it once, so that it never mixes two.</summary>
    CentreState State { get; }
}
