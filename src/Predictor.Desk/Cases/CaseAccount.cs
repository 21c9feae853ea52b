using Predictor.Cases;
using Predictor.Models.Registry;

namespace Predictor.Desk.Cases;

/// <summary>Why one outcome's probability is what it is for one scored case, and what would have made it another.</summary>
/// <param name="Outcome">Which.</param>
/// <param name="Probability">As it was answered.</param>
/// <param name="Band">Of it by the policy as it stands: position, 0 the highest.</param>
/// <param name="Fall">From where its reasons begin to the case.</param>
/// <param name="IsWhole">Whether all reasons are known, and not only those that were answered then.</param>
/// <param name="Learned">Arrival beside closure; null where one of them is not there.</param>
/// <param name="Alike">What became of cases of the version's test slice that were scored like it; null where the version does not say.</param>
/// <param name="WhatIf">Null where the version is not here.</param>
/// <param name="Change">The smallest that leaves the band downwards; null where there is none lower, or the version is not here.</param>
public sealed record CaseAccount(Outcome Outcome, double Probability, int Band, Waterfall Fall, bool IsWhole, LearnedInHandling? Learned, ScoredAlike? Alike, WhatIf? WhatIf, SmallestChange? Change)
{
    /// <summary>Of the version that scored it, or of the live one where that is not here: names columns.</summary>
    public required LiveModel By { get; init; }

    /// <summary>What became of cases scored like it that came later than the test slice; null where that is not known (yet), or another version answers by now.</summary>
    public ScoredAlike? AlikeHere { get; init; }
}
