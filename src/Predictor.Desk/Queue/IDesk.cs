namespace Predictor.Desk.Queue;

/// <summary>Where the desk's lines are now: the service's store, or the sample's while the company's own interactions are not there.</summary>
public interface IDesk
{
    /// <summary>At this instant; a page reads it once.</summary>
    DeskState State { get; }
}
