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
    /// <summary>Of many, so that their margins and contributions stay in the cache.</summary>
    private const int RowsAtOnce = 256;

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

    /// <summary>Whether any outcome model answers at a moment.</summary>
    public bool Answers(Moment moment) => Scorers(moment).Length > 0;

    /// <summary>Scores every outcome predicted at the moment, in the model's order.</summary>
    /// <param name="row">From <see cref="Model.Encoder"/>.</param>
    /// <param name="moment">Which forests.</param>
    /// <param name="value">The customer's value; null: the policy's.</param>
    /// <param name="reasons">How many reasons at most, strongest first; 0: none are computed.</param>
    public CaseScore Score(ReadOnlySpan<float> row, Moment moment, double? value, int reasons)
    {
        var worth = Checked(value);
        Check(row.Length, 1, reasons);
        var scorers = Scorers(moment);
        var scores = new OutcomeScore[scorers.Length];
        for (var i = 0; i < scorers.Length; i++)
        {
            scores[i] = scorers[i].Score(row, reasons);
        }

        return Answer(moment, scores, worth);
    }

    /// <summary>Scores many rows, bit for bit as one after the other, and several times as fast. One thread: callers give each of theirs some of the rows.</summary>
    /// <param name="rows">answers.Length rows from <see cref="Model.Encoder"/>, one after the other.</param>
    /// <param name="moment">Which forests.</param>
    /// <param name="values">The customers' values, one a row; null: the policy's.</param>
    /// <param name="reasons">How many reasons an outcome at most, strongest first; 0: none are computed.</param>
    /// <param name="answers">One a row.</param>
    public void Score(ReadOnlyMemory<float> rows, Moment moment, ReadOnlySpan<double?> values, int reasons, Span<CaseScore> answers)
    {
        if (values.Length != answers.Length)
        {
            throw new ArgumentException($"{values.Length} values: expected {answers.Length}, one a row.", nameof(values));
        }

        Check(rows.Length, answers.Length, reasons);
        var scorers = Scorers(moment);
        var width = Model.Encoder.Width;
        var scores = new OutcomeScore[Math.Min(answers.Length, RowsAtOnce)][];
        for (var first = 0; first < answers.Length; first += RowsAtOnce)
        {
            var count = Math.Min(RowsAtOnce, answers.Length - first);
            for (var row = 0; row < count; row++)
            {
                scores[row] = new OutcomeScore[scorers.Length];
            }

            for (var i = 0; i < scorers.Length; i++)
            {
                scorers[i].Score(rows.Slice(first * width, count * width), reasons, scores.AsSpan(0, count), i);
            }

            for (var row = 0; row < count; row++)
            {
                answers[first + row] = Answer(moment, scores[row], Checked(values[first + row]));
            }
        }
    }

    private CaseScore Answer(Moment moment, OutcomeScore[] scores, double worth)
    {
        double? atStake = null;
        SuggestedAction? action = null;
        var gain = 0.0;
        foreach (var score in scores)
        {
            if (score.Model.Outcome.Name == Policy.ValueOutcome)
            {
                atStake = score.Probability * worth;
                action = Gain.Best(Policy.Actions, score.Probability, worth, out gain);
            }
        }

        return new CaseScore(moment, scores, atStake, action, gain);
    }

    private void Check(int cells, int rows, int reasons)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(reasons);
        if (cells != (long)rows * Model.Encoder.Width)
        {
            throw new ArgumentException($"{cells} cells of {rows} rows: expected {Model.Encoder.Width} a row.", nameof(cells));
        }
    }

    private double Checked(double? value)
    {
        var worth = value ?? Policy.CustomerValue;
        return double.IsFinite(worth) ? worth : throw new ArgumentOutOfRangeException(nameof(value), worth, "A customer's value: expected a finite number.");
    }

    private OutcomeScorer[] Scorers(Moment moment) => moment == Moment.Arrival ? _atArrival : _atClosure;
}
