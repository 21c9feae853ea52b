using System.Globalization;
using Predictor.Cases;
using Predictor.Models.Policies;
using Predictor.Models.Registry;
using Predictor.Models.Scoring;
using Predictor.Store.Lines;

namespace Predictor.Desk.Queue;

/// <summary>What a score says to the queue, by a model and the desk's settings.</summary>
/// <param name="live">What scored.</param>
/// <param name="options">The desk's.</param>
public sealed class LineScoring(LiveModel live, DeskOptions options)
{
    private readonly string _stamp = PolicyStamp.Of(live.Policy);
    private readonly int _queue = Find(live, options.Columns.Queue);
    private readonly int _channel = Find(live, options.Columns.Channel);
    private readonly int _team = Find(live, options.Columns.Team);
    private readonly int _value = Find(live, options.Columns.Value);
    private readonly int _asked = Find(live, options.Columns.AskedForContact);

    public LiveModel Live => live;

    /// <summary>The outcome beside the value outcome: the schema's first other one; null: there is none.</summary>
    public static Outcome? SecondOf(LiveModel live)
    {
        ArgumentNullException.ThrowIfNull(live);
        return live.Model.Schema.Outcomes.FirstOrDefault(outcome => outcome.Name != live.Policy.ValueOutcome && live.Model.Outcomes.Any(model => model.Outcome.Name == outcome.Name));
    }

    /// <param name="row">As scored.</param>
    /// <param name="score">Of the row.</param>
    /// <param name="value">What the request said the customer is worth; null: nothing.</param>
    /// <param name="asOf">Of the moment.</param>
    /// <param name="now">When.</param>
    /// <returns>Null: nothing, for the value outcome is not predicted, or the moment is too long ago.</returns>
    public LineScore? Of(float[] row, CaseScore score, double? value, DateTimeOffset asOf, DateTimeOffset now) =>
        asOf < now.AddDays(-options.ExpireDays) ? null : Of(row, score, value, asOf, now, byHand: false);

    /// <summary>The same of a score however old; by hand it says that the customer is at risk, whatever the band.</summary>
    public LineScore? Of(float[] row, CaseScore score, double? value, DateTimeOffset asOf, DateTimeOffset now, bool byHand)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(score);
        if (OutcomeOf(score, live.Policy.ValueOutcome) is not { } deciding)
            return null;
        var band = BandOf(deciding);
        var isAtRisk = byHand || band < Math.Max(1, live.Policy.Bands.Count - 1);
        var second = SecondOf(live) is { } other ? OutcomeOf(score, other.Name) : null;
        return new LineScore
        {
            IsAtRisk = isAtRisk,
            Probability = deciding.Probability,
            Band = band,
            SecondProbability = second?.Probability,
            SecondBand = second is null ? null : BandOf(second),
            Value = LineValuing.Of(live.Policy, deciding.Probability, value ?? Number(row, _value)),
            PolicyStamp = _stamp,
            ValueOutcome = live.Policy.ValueOutcome,
            Reasons = isAtRisk ? Reasons(row, score.Moment, deciding) : [],
            Queue = Text(row, _queue),
            Channel = Text(row, _channel),
            Team = Text(row, _team),
            AskedForContact = Number(row, _asked) is 1,
            Moment = score.Moment,
            ScoredAt = Math.Min(asOf.ToUnixTimeSeconds(), now.ToUnixTimeSeconds()),
        };
    }

    /// <summary>The answer may have been asked for none; then they are computed here.</summary>
    private List<LineReason> Reasons(float[] row, Moment moment, OutcomeScore deciding)
    {
        var raising = deciding.Raising ?? All(reasons: 1).Raising!;

        // Who handled a case is named only where pages may: then others are looked for.
        if (!raising.All(reason => options.Shows(reason.Code)))
            raising = [.. All(row.Length).Reasons.Where(reason => reason.Raises && options.Shows(reason.Code)).Take(raising.Count)];
        return [.. raising.Select(reason => new LineReason(reason.Code, reason.Words))];

        OutcomeScore All(int reasons) => OutcomeOf(live.Scorer.Score(row, moment, null, reasons), deciding.Model.Outcome.Name)!;
    }

    private int BandOf(OutcomeScore score)
    {
        for (var band = 0; band < live.Policy.Bands.Count; band++)
        {
            if (live.Policy.Bands[band].Name == score.Band.Name)
                return band;
        }

        throw new InvalidOperationException($"Band {score.Band.Name} is none of policy {live.Policy.Version}'s.");
    }

    private string? Text(float[] row, int column)
    {
        if (column < 0 || float.IsNaN(row[column]))
            return null;
        if (live.Model.Encoder.Vocabularies[column] is not { } vocabulary)
            return row[column].ToString(CultureInfo.InvariantCulture);
        return (int)row[column] is var code && code < vocabulary.Levels.Count ? vocabulary.Levels[code] : null;
    }

    private static double? Number(float[] row, int column) => column < 0 || float.IsNaN(row[column]) ? null : row[column];

    private static OutcomeScore? OutcomeOf(CaseScore score, string outcome) => score.Outcomes.FirstOrDefault(each => each.Model.Outcome.Name == outcome);

    private static int Find(LiveModel live, string? name) => name is null ? -1 : live.Model.Encoder.Find(name);
}
