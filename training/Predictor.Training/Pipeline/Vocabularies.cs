using Predictor.Cases;

namespace Predictor.Training.Pipeline;

/// <summary>Learns the model's vocabularies: one a category column for all outcomes, from the rows that come before every outcome's test slice.</summary>
internal static class Vocabularies
{
    /// <param name="table">Cases.</param>
    /// <param name="mayLearn">By row.</param>
    /// <returns>One a feature column; null for columns that are no category.</returns>
    public static Vocabulary?[] Learn(CaseTable table, bool[] mayLearn) =>
        [.. table.Cells.Select(cells => cells.Codes is { } codes ? Learn(codes, cells.Levels, mayLearn) : null)];

    private static Vocabulary Learn(int[] codes, IReadOnlyList<string> levels, bool[] mayLearn)
    {
        var counts = new int[levels.Count];
        for (var row = 0; row < codes.Length; row++)
        {
            if (mayLearn[row] && codes[row] >= 0)
                counts[codes[row]]++;
        }

        return Vocabulary.Learn(levels.Select((level, code) => KeyValuePair.Create(level, counts[code])).Where(pair => pair.Value > 0));
    }
}
