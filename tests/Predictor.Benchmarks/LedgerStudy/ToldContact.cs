using Predictor.Training.Sample.Process;

namespace Predictor.Benchmarks.LedgerStudy;

/// <summary>A contact of the sample centre with what is behind it.</summary>
/// <param name="OpenedAt">Epoch seconds.</param>
/// <param name="Handling">How it went.</param>
/// <param name="AtClosure">The exact chances then.</param>
/// <param name="Process">How it may go.</param>
/// <param name="Stakes">What follows from that.</param>
internal sealed record ToldContact(long OpenedAt, Handling Handling, Probabilities AtClosure, HandlingProcess Process, Stakes Stakes)
{
    /// <summary>The exact chances at closing, had it been handled so.</summary>
    public (double Left, double Back, double Dissatisfied, double DissatisfiedAnswered, double SatisfiedAnswered) Had(in Handling handling, Timeline timeline)
    {
        var after = Stakes.After(handling);
        var closedAt = OpenedAt + handling.Duration;
        var back = after.BackWithin(timeline.ActivityAt(closedAt + Horizons.BackSeconds) - timeline.ActivityAt(closedAt));
        return (after.Left, back, after.Dissatisfied, after.DissatisfiedAndAnswered, after.SatisfiedAndAnswered);
    }
}
