using Predictor.Cases;
using Predictor.Models.Scoring;

namespace Predictor.Desk.Cases;

/// <summary>From where an outcome's reasons begin to a case's probability, in percentage points that add up as they stand.</summary>
/// <param name="BaseTenths">Where the reasons begin, in tenths of a percentage point.</param>
/// <param name="CaseTenths">The case's probability.</param>
/// <param name="Steps">Between them, strongest first, the others last; their tenths add up to the difference.</param>
public sealed record Waterfall(int BaseTenths, int CaseTenths, IReadOnlyList<FallStep> Steps)
{
    /// <summary>Values with a line of their own.</summary>
    public const int Most = 7;

    /// <param name="score">With all its reasons.</param>
    /// <param name="schema">Of its model.</param>
    /// <param name="isShown">Whether a column may be named; the others stand among the rest.</param>
    public static Waterfall Of(OutcomeScore score, Schema schema, Func<string, bool> isShown)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(isShown);
        Reason[] named = [.. score.Reasons.Where(reason => isShown(reason.Code)).Take(Most)];
        var others = score.Reasons.Count - named.Length;
        List<double> parts = [.. named.Select(reason => reason.Points)];
        if (others > 0)
            parts.Add(score.Probability - score.BaseProbability - parts.Sum());
        var tenths = ExactTenths.Of(parts, score.BaseProbability, score.Probability);
        return new Waterfall(
            ExactTenths.Of(score.BaseProbability),
            ExactTenths.Of(score.Probability),
            [
                .. named.Select((reason, i) => new FallStep(reason.Words, tenths[i], IsLearned(schema, reason.Code))),
                .. others > 0 ? (FallStep[])[new FallStep(null, tenths[^1], false, others)] : [],
            ]);
    }

    /// <summary>Of what was answered, where the version that answered is not here: the reasons that were asked for then, and all others together.</summary>
    public static Waterfall Of(RecordedOutcome answered, Schema schema, Func<string, bool> isShown)
    {
        ArgumentNullException.ThrowIfNull(answered);
        RecordedReason[] named = [.. answered.Reasons.Where(reason => isShown(reason.Column)).Take(Most)];
        List<double> parts = [.. named.Select(reason => reason.Points)];
        parts.Add(answered.Probability - answered.BaseProbability - parts.Sum());
        var tenths = ExactTenths.Of(parts, answered.BaseProbability, answered.Probability);
        return new Waterfall(
            ExactTenths.Of(answered.BaseProbability),
            ExactTenths.Of(answered.Probability),
            [.. named.Select((reason, i) => new FallStep(reason.Words, tenths[i], IsLearned(schema, reason.Column))), new FallStep(null, tenths[^1], false, 0)]);
    }

    /// <summary>What all bars lie within, 0 among it, in tenths.</summary>
    public (double Low, double High) Range
    {
        get
        {
            var ends = Steps.Aggregate(new List<int> { 0, BaseTenths, CaseTenths }, (all, step) => [.. all, all.Count == 3 ? BaseTenths + step.Tenths : all[^1] + step.Tenths]);
            return (ends.Min(), Math.Max(1, ends.Max()));
        }
    }

    internal static bool IsLearned(Schema schema, string column) => schema.FeatureColumns.FirstOrDefault(each => each.Name == column)?.KnownAt == Moment.Closure;
}
