using Predictor.Cases;
using Predictor.Models.Bundles;
using Predictor.Models.Policies;

namespace Predictor.Models.Scoring;

/// <summary>
/// A row into an answer: the one path that the service, the command line and the desk share. Immutable, shared by threads.
/// Without reasons it allocates nothing but the answer.
/// </summary>
public sealed class CaseScorer
{
    private readonly OutcomeScorer[] _atArrival;
    private readonly OutcomeScorer[] _atClosure;

    /// <exception cref="BundleException">The policy does not fit the model: a band without a threshold for an outcome, an unknown value outcome.</exception>
    public CaseScorer(Model model, Policy policy)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(policy);
        if (!model.Schema.Outcomes.Any(outcome => outcome.Name == policy.ValueOutcome))
        {
            var known = string.Join(", ", model.Schema.Outcomes.Select(outcome => outcome.Name));
            throw new BundleException($"policy version {policy.Version}: value outcome '{policy.ValueOutcome}' is none of the schema's: {known}.");
        }

        Model = model;
        Policy = policy;
        _atArrival = At(Moment.Arrival);
        _atClosure = At(Moment.Closure);

        OutcomeScorer[] At(Moment moment) =>
            [.. model.Outcomes.Where(outcome => outcome.Moment == moment).Select(outcome => new OutcomeScorer(outcome, model.Encoder, policy))];
    }

    public Model Model { get; }

    public Policy Policy { get; }

    /// <summary>The outcome models that answer at a moment, in the model's order: one margin of each goes into <see cref="Answer"/>.</summary>
    public IReadOnlyList<OutcomeModel> At(Moment moment) => Array.ConvertAll(Scorers(moment), scorer => scorer.Model);

    /// <summary>Scores every outcome predicted at the moment, in the model's order.</summary>
    /// <param name="row">From <see cref="Model.Encoder"/>.</param>
    /// <param name="moment">Which forests.</param>
    /// <param name="value">The customer's value; null: the policy's.</param>
    /// <param name="reasons">How many reasons at most, strongest first; 0: none are computed.</param>
    public CaseScore Score(ReadOnlySpan<float> row, Moment moment, double? value, int reasons)
    {
        var scorers = Scorers(moment);
        Span<double> margins = scorers.Length <= 64 ? stackalloc double[scorers.Length] : new double[scorers.Length];
        for (var i = 0; i < scorers.Length; i++)
        {
            margins[i] = scorers[i].Model.Forest.Margin(row);
        }

        return Answer(row, moment, margins, value, reasons);
    }

    /// <summary>The same answer from margins that were computed elsewhere, many rows at a time (<see cref="Forests.Forest.Margins"/> gives the same bits).</summary>
    /// <param name="row">From <see cref="Model.Encoder"/>.</param>
    /// <param name="moment">Which forests.</param>
    /// <param name="margins">One of each outcome model <see cref="At(Moment)"/> the moment.</param>
    /// <param name="value">The customer's value; null: the policy's.</param>
    /// <param name="reasons">How many reasons at most, strongest first; 0: none are computed.</param>
    public CaseScore Answer(ReadOnlySpan<float> row, Moment moment, ReadOnlySpan<double> margins, double? value, int reasons)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(reasons);
        var scorers = Scorers(moment);
        if (row.Length != Model.Encoder.Width || margins.Length != scorers.Length)
        {
            throw new ArgumentException(
                $"A row of {row.Length} cells and {margins.Length} margins: expected {Model.Encoder.Width} cells and {scorers.Length} margins.", nameof(row));
        }

        var worth = value ?? Policy.CustomerValue;
        if (!double.IsFinite(worth))
        {
            throw new ArgumentOutOfRangeException(nameof(value), worth, "A customer's value: expected a finite number.");
        }

        var scores = new OutcomeScore[scorers.Length];
        double? atStake = null;
        SuggestedAction? action = null;
        var gain = 0.0;
        for (var i = 0; i < scorers.Length; i++)
        {
            scores[i] = scorers[i].Score(row, margins[i], reasons);
            if (scorers[i].Model.Outcome.Name == Policy.ValueOutcome)
            {
                atStake = scores[i].Probability * worth;
                action = Gain.Best(Policy.Actions, scores[i].Probability, worth, out gain);
            }
        }

        return new CaseScore(moment, scores, atStake, action, gain);
    }

    private OutcomeScorer[] Scorers(Moment moment) => moment == Moment.Arrival ? _atArrival : _atClosure;
}
