using Predictor.Cases;
using Predictor.Models.Scoring;

namespace Predictor.Desk.Cases;

/// <summary>A case's probability at arrival beside that at closure, and which values moved it between: each value's points at closure less its points at arrival.</summary>
/// <param name="ArrivalTenths">Of a percentage point.</param>
/// <param name="ClosureTenths">Likewise.</param>
/// <param name="Steps">What moved it most first, the others with the change of where the two begin last; they add up to the difference.</param>
public sealed record LearnedInHandling(int ArrivalTenths, int ClosureTenths, IReadOnlyList<FallStep> Steps)
{
    /// <summary>Values with a line of their own.</summary>
    public const int Most = 5;

    /// <param name="arrival">With all its reasons.</param>
    /// <param name="closure">Likewise, of the same outcome.</param>
    /// <param name="schema">Of the model that scored at closure.</param>
    /// <param name="isShown">Whether a column may be named.</param>
    public static LearnedInHandling Of(OutcomeScore arrival, OutcomeScore closure, Schema schema, Func<string, bool> isShown)
    {
        ArgumentNullException.ThrowIfNull(arrival);
        ArgumentNullException.ThrowIfNull(closure);
        ArgumentNullException.ThrowIfNull(isShown);
        var before = arrival.Reasons.ToDictionary(reason => reason.Code);
        var after = closure.Reasons.ToDictionary(reason => reason.Code);
        var moved = after.Keys.Union(before.Keys)
            .Select(code => (
                Code: code,
                Words: (after.GetValueOrDefault(code) ?? before[code]).Words,
                Points: (after.GetValueOrDefault(code)?.Points ?? 0) - (before.GetValueOrDefault(code)?.Points ?? 0)))
            .OrderByDescending(each => Math.Abs(each.Points)).ToArray();
        var named = moved.Where(each => isShown(each.Code) && Math.Abs(each.Points) >= Least).Take(Most).ToArray();
        var others = moved.Length - named.Length;
        List<double> parts = [.. named.Select(each => each.Points)];
        parts.Add(closure.Probability - arrival.Probability - parts.Sum());
        var tenths = ExactTenths.Of(parts, arrival.Probability, closure.Probability);
        return new LearnedInHandling(
            ExactTenths.Of(arrival.Probability),
            ExactTenths.Of(closure.Probability),
            [.. named.Select((each, i) => new FallStep(each.Words, tenths[i], Waterfall.IsLearned(schema, each.Code))), new FallStep(null, tenths[^1], false, others)]);
    }

    /// <summary>Less than a tenth of a point is not worth a line.</summary>
    private const double Least = 0.001;
}
