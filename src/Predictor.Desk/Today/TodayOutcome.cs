using Predictor.Desk.Queue;
using Predictor.Store.Lines;

namespace Predictor.Desk.Today;

/// <summary>What became of what was asked for just now.</summary>
/// <param name="Done">What was done at once; empty: nothing was.</param>
/// <param name="Missed">Lines that somebody changed meanwhile: nothing was done to them.</param>
/// <param name="LeftOut">What was taken out of the plan; null: nothing was.</param>
/// <param name="Kept">Customers of whom it was kept that chance leaves them alone; 0: nothing was.</param>
/// <param name="Said">In words: a mistake; null: nothing was wrong.</param>
public sealed record TodayOutcome(IReadOnlyList<LineEvent> Done, IReadOnlyList<QueueLine> Missed, Line? LeftOut, int Kept, string? Said);
