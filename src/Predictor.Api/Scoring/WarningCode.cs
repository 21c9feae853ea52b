using Predictor.Cases;

namespace Predictor.Api.Scoring;

/// <summary>The codes of <see cref="ScoreWarning"/>; callers may branch on them, so none is renamed within v1.</summary>
internal static class WarningCode
{
    public const string UnknownFeature = "unknownFeature";
    public const string UnknownField = "unknownField";
    public const string WrongType = "wrongType";
    public const string Repeated = "repeated";
    public const string NotText = "notText";
    public const string NotATime = "notATime";
    public const string NotAMoment = "notAMoment";
    public const string MomentNotPredicted = "momentNotPredicted";
    public const string NotAnAmount = "notAnAmount";
    public const string CaseIdMissing = "caseIdMissing";
    public const string ScoredBefore = "scoredBefore";

    /// <summary>Stands for the warnings beyond the most that an answer lists.</summary>
    public const string AndMore = "andMore";

    public static string Of(CellProblem problem) => problem switch
    {
        CellProblem.NotANumber => "notANumber",
        CellProblem.NotAFlag => "notAFlag",
        CellProblem.NotACount => "notACount",
        CellProblem.BelowMinimum => "belowMinimum",
        CellProblem.AboveMaximum => "aboveMaximum",
        CellProblem.NotYetKnown => "notYetKnown",
        CellProblem.UnseenLevel => "unseenLevel",
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, "No problem has no code."),
    };
}
