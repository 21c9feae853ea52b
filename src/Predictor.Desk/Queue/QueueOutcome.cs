using Predictor.Store.Lines;

namespace Predictor.Desk.Queue;

/// <summary>What became of an act on lines of the queue.</summary>
/// <param name="Done">What was done at once; empty: nothing was.</param>
/// <param name="Lines">The lines that it was done to, as they are now.</param>
/// <param name="Missed">Lines that somebody changed meanwhile: nothing was done to them.</param>
/// <param name="Mistake">Why nothing could be done, in words; null: nothing was wrong.</param>
public sealed record QueueOutcome(IReadOnlyList<LineEvent> Done, IReadOnlyList<Line> Lines, IReadOnlyList<QueueLine> Missed, string? Mistake);
