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

    /// <summary>Reasons in <see cref="OutcomeScore.Raising"/>.</summary>
    private const int MostRaising = 2;

    private readonly OutcomeModel _model;
    private readonly CaseEncoder _encoder;
    private readonly IReadOnlyList<Band> _bands;
    private readonly double[] _bandFrom;
    private readonly double[] _quantiles;
    private readonly double _baseMargin;
    private readonly double _baseProbability;
    private readonly bool _isValueOutcome;

    public OutcomeScorer(OutcomeModel model, CaseEncoder encoder, Policy policy)
    {
        _model = model;
        _encoder = encoder;
        _bands = policy.Bands;
        _bandFrom = BandThresholds.Of(policy, model.Outcome.Name);
        _quantiles = [.. model.Quantiles];
        _baseMargin = model.Forest.ExpectedMargin;
        _baseProbability = model.Calibrator.Probability(_baseMargin);
        _isValueOutcome = model.Outcome.Name == policy.ValueOutcome;
    }

    public OutcomeScore Score(ReadOnlySpan<float> row, int reasons)
    {
        var margin = _model.Forest.Margin(row);
        if (reasons == 0)
            return Score(row, margin, [], 0);
        var rented = row.Length > MostOnStack ? ArrayPool<double>.Shared.Rent(row.Length) : null;
        var contributions = rented is null ? stackalloc double[row.Length] : rented.AsSpan(0, row.Length);
        _model.Forest.Contributions(row, contributions);
        var score = Score(row, margin, contributions, reasons);
        if (rented is not null)
            ArrayPool<double>.Shared.Return(rented);
        return score;
    }

    /// <summary>Many rows at once: each row's score goes to the place among its scores.</summary>
    public void Score(ReadOnlyMemory<float> rows, int reasons, ReadOnlySpan<OutcomeScore[]> scores, int place)
    {
        var width = _encoder.Width;
        var margins = ArrayPool<double>.Shared.Rent(scores.Length);
        var contributions = ArrayPool<double>.Shared.Rent(reasons > 0 ? rows.Length : 0);
        _model.Forest.Margins(rows, margins.AsMemory(0, scores.Length));
        if (reasons > 0)
            _model.Forest.Contributions(rows, contributions.AsMemory(0, rows.Length));
        for (var row = 0; row < scores.Length; row++)
        {
            var cells = rows.Span.Slice(row * width, width);
            scores[row][place] = Score(cells, margins[row], reasons > 0 ? contributions.AsSpan(row * width, width) : [], reasons);
        }

        ArrayPool<double>.Shared.Return(margins);
        ArrayPool<double>.Shared.Return(contributions);
    }

    /// <param name="row">Of the case.</param>
    /// <param name="margin">Its margin.</param>
    /// <param name="contributions">Its contributions, used up; empty where no reasons are asked for.</param>
    /// <param name="reasons">How many at most.</param>
    private OutcomeScore Score(ReadOnlySpan<float> row, double margin, Span<double> contributions, int reasons)
    {
        var probability = _model.Calibrator.Probability(margin);
        Reason[] found = [];
        List<Reason>? raising = null;
        if (reasons > 0)
        {
            var scale = margin == _baseMargin ? 0 : (probability - _baseProbability) / (margin - _baseMargin);
            found = Reasons(row, scale, contributions, reasons);
            if (_isValueOutcome)
                raising = Raising(row, scale, contributions, found);
        }

        return new OutcomeScore(_model, margin, probability, Percentile.Of(_quantiles, probability), BandOf(probability), _baseProbability, found) { Raising = raising };
    }

    private Band BandOf(double probability) => _bands[BandThresholds.Place(_bandFrom, probability)];

    /// <summary>A column that is taken is set to 0, which is never the strongest while a reason is still to be found.</summary>
    private Reason[] Reasons(ReadOnlySpan<float> row, double scale, Span<double> contributions, int most)
    {
        var found = new Reason[Math.Min(most, row.Length - contributions.Count(0.0))];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = Take(row, Strongest(contributions), scale, contributions);
        }

        return found;
    }

    /// <summary>Those among the reasons found, which are the strongest, then the strongest of the columns that are left.</summary>
    private List<Reason> Raising(ReadOnlySpan<float> row, double scale, Span<double> contributions, Reason[] found)
    {
        var raising = new List<Reason>(MostRaising);
        foreach (var reason in found)
        {
            if (reason.Raises && raising.Count < MostRaising)
                raising.Add(reason);
        }

        while (raising.Count < MostRaising && Highest(contributions) is var column && contributions[column] > 0)
        {
            raising.Add(Take(row, column, scale, contributions));
        }

        return raising;
    }

    private Reason Take(ReadOnlySpan<float> row, int column, double scale, Span<double> contributions)
    {
        var reason = new Reason(_encoder.Schema.FeatureColumns[column].Name, ReasonWords.Of(_encoder, column, row[column]), contributions[column], contributions[column] * scale);
        contributions[column] = 0;
        return reason;
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

    /// <summary>Largest contribution, the first of equals.</summary>
    private static int Highest(ReadOnlySpan<double> contributions)
    {
        var highest = 0;
        for (var i = 1; i < contributions.Length; i++)
        {
            if (contributions[i] > contributions[highest])
            {
                highest = i;
            }
        }

        return highest;
    }
}
