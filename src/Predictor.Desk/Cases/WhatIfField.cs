using Predictor.Cases;

namespace Predictor.Desk.Cases;

/// <summary>A value that can be moved, in a field of a form.</summary>
/// <param name="About">The column.</param>
/// <param name="Was">As a form has it; empty: not known.</param>
/// <param name="Is">As it was moved to; else as it was.</param>
/// <param name="WasWords">For people.</param>
/// <param name="Levels">Of a category that can be chosen from; null: it is typed.</param>
/// <param name="Problem">Why what was said is not used; null: it is, or nothing was said.</param>
/// <param name="IsHandling">Whether it is known only once the case is closed.</param>
public sealed record WhatIfField(Column About, string Was, string Is, string WasWords, IReadOnlyList<string>? Levels, CellProblem? Problem, bool IsHandling)
{
    public bool IsMoved => Problem is null && Was != Is;
}
