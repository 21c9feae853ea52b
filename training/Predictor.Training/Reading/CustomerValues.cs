using Predictor.Cases;

namespace Predictor.Training.Reading;

/// <summary>What each row's customer is worth, from a column of the data, learned from or not.</summary>
internal static class CustomerValues
{
    /// <returns>One a row of the table; NaN where missing.</returns>
    /// <exception cref="DataException">No such column, or no number.</exception>
    public static double[] Of(ModelData data, string column, Func<Schema, CaseTable> read)
    {
        var (found, cells) = NamedColumns.Of(data, [column], "take customers' values from", read)[0];
        return cells.Numbers is { } numbers && found.Kind != ColumnKind.Flag
            ? Array.ConvertAll(numbers, number => (double)number)
            : throw new DataException($"Column {column} is a {found.Kind.ToString().ToLowerInvariant()}; a customer's value is a number.");
    }
}
