namespace Predictor.Cases;

/// <summary>Learns the vocabularies of a model from the rows that it is trained on.</summary>
public static class VocabularyBuilder
{
    /// <summary>One a feature column, null for what is no category: the levels of the chosen rows, the most frequent first.</summary>
    /// <param name="table">Many cases.</param>
    /// <param name="rows">Those that training sees; a row twice counts twice.</param>
    /// <param name="most">Levels a column keeps; rarer ones count as unseen.</param>
    public static IReadOnlyList<Vocabulary?> Learn(CaseTable table, ReadOnlySpan<int> rows, int most = 10_000)
    {
        var vocabularies = new Vocabulary?[table.Cells.Count];
        for (var column = 0; column < vocabularies.Length; column++)
        {
            if (table.Cells[column].Codes is { } codes)
                vocabularies[column] = Learn(codes, table.Cells[column].Levels, rows, most);
        }

        return vocabularies;
    }

    private static Vocabulary Learn(int[] codes, IReadOnlyList<string> levels, ReadOnlySpan<int> rows, int most)
    {
        var counts = new int[levels.Count];
        foreach (var row in rows)
        {
            if (codes[row] >= 0)
                counts[codes[row]]++;
        }

        return Vocabulary.Learn(levels.Select((level, code) => KeyValuePair.Create(level, counts[code])).Where(level => level.Value > 0), most);
    }
}
