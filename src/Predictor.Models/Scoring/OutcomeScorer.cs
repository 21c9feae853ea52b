using System.Buffers;
using Predictor.Cases;
using Predictor.Cases.Words;
using Predictor.Models.Bundles;
using Predictor.Models.Policies;

namespace Predictor.Models.Scoring;

/// <summary>One outcome at one moment under one policy, with what does not depend on the case worked out once.</summary>
internal sealed class OutcomeScorer
{
    private const int MostOnStack = 256;
    private readonly OutcomeModel _model;
    private readonly CaseEncoder _encoder;
    private readonly IReadOnlyList<Band> _bands;
    private readonly double[] _bandFrom;
    private readonly double[] _quantiles;
    private readonly double _baseMargin;
    private readonly double _baseProbability;

    public OutcomeScorer(OutcomeModel model, CaseEncoder encoder, Policy policy)
    {
        _model = model;
        _encoder = encoder;
        _bands = policy.Bands;
        _bandFrom = BandThresholds.Of(policy, model.Outcome.Name);
        _quantiles = [.. model.Quantiles];
        _baseMargin = model.Forest.ExpectedMargin;
        _baseProbability = model.Calibrator.Probability(_baseMargin);
    }

    public OutcomeModel Model => _model;

    public OutcomeScore Score(ReadOnlySpan<float> row, double margin, int reasons)
    {
        var probability = _model.Calibrator.Probability(margin);
        return new OutcomeScore(
            _model,
            margin,
            probability,
            Percentile.Of(_quantiles, probability),
            BandOf(probability),
            _baseProbability,
            reasons > 0 ? Reasons(row, margin, probability, reasons) : []);
    }

    private Band BandOf(double probability) => _bands[BandThresholds.Place(_bandFrom, probability)];

    private Reason[] Reasons(ReadOnlySpan<float> row, double margin, double probability, int most)
    {
        var rented = row.Length > MostOnStack ? ArrayPool<double>.Shared.Rent(row.Length) : null;
        var contributions = rented is null ? stackalloc double[row.Length] : rented.AsSpan(0, row.Length);
        _model.Forest.Contributions(row, contributions);
        var scale = margin == _baseMargin ? 0 : (probability - _baseProbability) / (margin - _baseMargin);
        var found = new Reason[Math.Min(most, row.Length - contributions.Count(0.0))];
        for (var i = 0; i < found.Length; i++)
        {
            // A column that was taken is set to 0, which is never the strongest while a reason is still to be found.
            var column = Strongest(contributions);
            found[i] = new Reason(
                _encoder.Schema.FeatureColumns[column].Name,
                ReasonWords.Of(_encoder, column, row[column]),
                contributions[column],
                contributions[column] * scale);
            contributions[column] = 0;
        }

        if (rented is not null)
        {
            ArrayPool<double>.Shared.Return(rented);
        }

        return found;
    }

    /// <summary>Largest absolute contribution, the first of equals.</summary>
    private static int Strongest(ReadOnlySpan<double> contributions)
    {
        var strongest = 0;
        for (var i = 1; i < contributions.Length; i++)
        {
            if (Math.Abs(contributions[i]) > Math.Abs(contributions[strongest]))
            {
                strongest = i;
            }
        }

        return strongest;
    }
}
