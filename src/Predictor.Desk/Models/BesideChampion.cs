using Predictor.Models.Comparisons;
using Predictor.Models.Registry;

namespace Predictor.Desk.Models;

/// <summary>The version that stands beside the champion: its challenger, or the newest one that never answered.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Summary">Null: it cannot be read.</param>
/// <param name="Problem">Why it, or a comparison, cannot be read.</param>
/// <param name="IsChallenger">Whether it scores in the shadow.</param>
/// <param name="Comparison">The stored one that decides, as the gate has it; null: there is none of these two.</param>
/// <param name="Stored">How many there are of these two.</param>
public sealed record BesideChampion(int Version, VersionSummary? Summary, string? Problem, bool IsChallenger, Comparison? Comparison, int Stored)
{
    /// <summary>Whether the gate will open to it, by the comparison.</summary>
    public bool IsOpen => Comparison?.Overall() is Verdict.Better or Verdict.NotWorse;
}
