using Predictor.Evaluation;
using Predictor.Training.Slicing;

namespace Predictor.Training.Checking.Leaks;

/// <summary>How well the words of a text column tell labels apart, where each row has a text of its own and levels say nothing.</summary>
/// <remarks>Naive Bayes over the words there are, add-one smoothed, learned from one half of the rows and measured on the other, and the other way round.</remarks>
internal static class TextPower
{
    private const int FewestOfAClass = 10;

    /// <param name="labels">0 or 1 a row.</param>
    /// <param name="texts">One a row, not empty.</param>
    public static (double Auc, int Rarer) Of(float[] labels, string[] texts)
    {
        var positives = labels.Count(label => label > 0);
        var rarer = Math.Min(positives, labels.Length - positives);
        if (rarer < FewestOfAClass)
            return (0, rarer);

        HashSet<string>[] words = [.. texts.Select(Words)];
        bool[] second = [.. Enumerable.Range(0, texts.Length).Select(i => SeededHash.Share(0, i) < 0.5)];
        var scores = new double[texts.Length];
        foreach (var half in (bool[])[false, true])
        {
            var counts = new Dictionary<string, (int Negative, int Positive)>(StringComparer.Ordinal);
            var (negatives, learned) = (0, 0);
            for (var i = 0; i < texts.Length; i++)
            {
                if (second[i] != half)
                    continue;
                negatives += labels[i] > 0 ? 0 : 1;
                learned++;
                foreach (var word in words[i])
                {
                    var (negative, positive) = counts.GetValueOrDefault(word);
                    counts[word] = labels[i] > 0 ? (negative, positive + 1) : (negative + 1, positive);
                }
            }

            for (var i = 0; i < texts.Length; i++)
            {
                if (second[i] != half)
                    scores[i] = words[i].Order(StringComparer.Ordinal).Where(counts.ContainsKey).Sum(word => LogOdds(counts[word], negatives, learned - negatives));
            }
        }

        return (Metrics.Auc(labels, scores), rarer);
    }

    private static double LogOdds((int Negative, int Positive) word, int negatives, int positives) =>
        Math.Log((word.Positive + 1.0) / (positives + 2)) - Math.Log((word.Negative + 1.0) / (negatives + 2));

    private static HashSet<string> Words(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isLetter = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (isLetter && start < 0)
                start = i;
            if (isLetter || start < 0)
                continue;
            words.Add(text[start..i].ToLowerInvariant());
            start = -1;
        }

        return words;
    }
}
