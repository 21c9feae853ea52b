namespace Predictor.Evaluation;

/// <summary>All rows with one score: the smallest unit that a metric by rank may tell apart.</summary>
internal readonly record struct TieGroup(double Score, int Rows, int Positives)
{
    public int Negatives => Rows - Positives;

    /// <summary>Positive rate: what each of its rows is worth where a cut goes through the group.</summary>
    public double Rate => (double)Positives / Rows;

    public static List<TieGroup> Ascending(ReadOnlySpan<float> labels, ReadOnlySpan<double> scores, bool areProbabilities = false)
    {
        LabelledScores.Check(labels, scores, areProbabilities);
        var keys = scores.ToArray();
        var sorted = labels.ToArray();
        Array.Sort(keys, sorted);
        var groups = new List<TieGroup>();
        for (int start = 0, end; start < keys.Length; start = end)
        {
            var positives = 0;
            for (end = start; end < keys.Length && keys[end] == keys[start]; end++)
            {
                positives += (int)sorted[end];
            }

            groups.Add(new TieGroup(keys[start], end - start, positives));
        }

        return groups;
    }
}
