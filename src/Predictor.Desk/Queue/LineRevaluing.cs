using Predictor.Models.Policies;
using Predictor.Models.Registry;
using Predictor.Store.Valuing;

namespace Predictor.Desk.Queue;

/// <summary>
/// What a policy makes of a line that another one valued: band, money and action of the probability that stands. Where it values another outcome, of what the recorded
/// answer said of that.
/// </summary>
/// <param name="live">The policy, and the outcomes that there are.</param>
public sealed class LineRevaluing(LiveModel live)
{
    private readonly string? _second = LineScoring.SecondOf(live)?.Name;
    private readonly double[] _bands = BandThresholds.Of(live.Policy, live.Policy.ValueOutcome);
    private readonly double[]? _secondBands = LineScoring.SecondOf(live) is { } second ? BandThresholds.Of(live.Policy, second.Name) : null;

    /// <summary>As the store goes by it.</summary>
    public ValuingPolicy Policy { get; } = new(live.Model.Name, live.Policy.Version, PolicyStamp.Of(live.Policy), live.Policy.ValueOutcome);

    /// <returns>Null where nothing was answered of the outcome that the policy values.</returns>
    public RevaluedLine? Of(StaleLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.Answer is null)
            return Revalued(line, line.Probability, line.SecondProbability, null);
        var outcomes = AnsweredOutcomes.Read(line.Answer);
        if (!outcomes.TryGetValue(live.Policy.ValueOutcome, out var deciding))
            return null;
        double? second = _second is not null && outcomes.TryGetValue(_second, out var other) ? other.Probability : null;
        return Revalued(line, deciding.Probability, second, new AnsweredLine(deciding.Probability, second, deciding.Reasons));
    }

    private RevaluedLine Revalued(StaleLine line, double probability, double? second, AnsweredLine? answered) => new(
        line,
        LineValuing.Of(live.Policy, probability, line.Worth),
        BandThresholds.Place(_bands, probability),
        second is { } known && _secondBands is not null ? BandThresholds.Place(_secondBands, known) : null,
        answered);
}
