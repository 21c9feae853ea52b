namespace Predictor.Cases;

/// <summary>
/// A case into a row of numbers: the one place where text and numbers become cells, in training and live.
/// Cells are float32 in the order of <see cref="Schema.FeatureColumns"/>, NaN where missing.
/// </summary>
public sealed class CaseEncoder
{
    /// <param name="schema">The layout.</param>
    /// <param name="vocabularies">One a feature column; null for columns that are no category.</param>
    public CaseEncoder(Schema schema, IReadOnlyList<Vocabulary?> vocabularies)
    {
        Schema = schema;
        Vocabularies = vocabularies;
    }

    public Schema Schema { get; }

    public IReadOnlyList<Vocabulary?> Vocabularies { get; }

    public int Width => Schema.FeatureColumns.Count;

    /// <summary>Position of a feature column, or -1.</summary>
    public int Find(ReadOnlySpan<char> name) => throw new NotImplementedException();

    /// <summary>All cells missing.</summary>
    public void Clear(Span<float> row) => row.Fill(float.NaN);

    /// <summary>
    /// Puts text into a cell: empty is missing; numbers in the invariant culture; flags 1/0, true/false, yes/no; categories by vocabulary, trimmed.
    /// A cell with a problem other than <see cref="CellProblem.UnseenLevel"/> is left missing.
    /// </summary>
    public CellProblem Set(Span<float> row, int column, Moment moment, ReadOnlySpan<char> text) => throw new NotImplementedException();

    /// <summary>Puts a number into a cell; a category takes the number's shortest invariant text.</summary>
    public CellProblem Set(Span<float> row, int column, Moment moment, double value) => throw new NotImplementedException();

    /// <summary>Fills the Clock columns from the moment's time.</summary>
    public void SetClock(Span<float> row, DateTimeOffset at) => throw new NotImplementedException();

    /// <summary>A cell in words for reasons and what-ifs: the level, yes or no, or the number with its unit; "missing" for NaN.</summary>
    public string Describe(int column, float cell) => throw new NotImplementedException();
}
