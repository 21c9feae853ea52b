namespace Predictor.Evaluation;

/// <summary>The boundary check of everything here that takes labels and scores.</summary>
internal static class LabelledScores
{
    public static void Check(ReadOnlySpan<float> labels, ReadOnlySpan<double> scores, bool areProbabilities)
    {
        if (labels.Length != scores.Length)
        {
            throw new ArgumentException($"{labels.Length} labels for {scores.Length} scores: expected one a row.", nameof(labels));
        }

        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] is not (0 or 1))
            {
                throw new ArgumentException(FormattableString.Invariant($"Label of row {i} is {labels[i]}: expected 0 or 1."), nameof(labels));
            }

            if (double.IsNaN(scores[i]) || (areProbabilities && scores[i] is < 0 or > 1))
            {
                var expected = areProbabilities ? "a probability from 0 to 1" : "a number";
                throw new ArgumentException(FormattableString.Invariant($"Score of row {i} is {scores[i]}: expected {expected}."), nameof(scores));
            }
        }
    }
}
