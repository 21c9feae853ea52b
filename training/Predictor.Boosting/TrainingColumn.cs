namespace Predictor.Boosting;

/// <summary>One column of a training table.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Cells">One a row: an array's, or lent in chunks.</param>
/// <param name="Categories">Number of category codes (levels, and one for levels never seen), or 0 for a numeric column.</param>
/// <param name="Monotone">1: the margin may only rise with the column, -1: only fall, 0: free. Numeric columns only.</param>
public sealed record TrainingColumn(string Name, ColumnCells Cells, int Categories = 0, int Monotone = 0)
{
    /// <summary>A column whose cells lie in an array, which is not copied.</summary>
    public TrainingColumn(string Name, float[] Cells, int Categories = 0, int Monotone = 0)
        : this(Name, (ColumnCells)Cells, Categories, Monotone)
    {
    }

    public bool IsCategory => Categories > 0;
}
