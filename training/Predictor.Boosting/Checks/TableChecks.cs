using System.Globalization;
using Predictor.Boosting.Histograms;
using Predictor.Boosting.Threading;

namespace Predictor.Boosting.Checks;

/// <summary>Holds training and validation tables to their contract; rows in messages count from 0. All columns at fault are named at once.</summary>
internal static class TableChecks
{
    /// <exception cref="TrainingException">A table nothing can be learned from.</exception>
    public static void Check(TrainingTable fit, TrainingTable? validation, Crew crew)
    {
        CheckTable(fit, "training", crew);
        if (!fit.Labels.AsSpan().ContainsAnyExcept(fit.Labels[0]))
        {
            throw new TrainingException(Invariant($"All {fit.Rows} training labels are {fit.Labels[0]}; there must be both 0 and 1 to learn from."));
        }

        if (validation is not null)
        {
            CheckTable(validation, "validation", crew);
            CheckSameColumns(fit, validation);
        }
    }

    private static void CheckTable(TrainingTable table, string which, Crew crew)
    {
        if (table.Rows == 0)
        {
            throw new TrainingException($"The {which} table has no rows.");
        }

        if (table.Rows > PackedSums.MostRows)
        {
            throw new TrainingException(Invariant($"The {which} table has {table.Rows} rows; at most {PackedSums.MostRows} can be learned from."));
        }

        if (table.Columns.Count == 0)
        {
            throw new TrainingException($"The {which} table has no columns.");
        }

        var ofColumns = new string?[table.Columns.Count];
        crew.Run(ofColumns.Length, column => ofColumns[column] = Mistake(table.Columns[column], table.Rows));
        var mistakes = ofColumns.OfType<string>().ToList();
        if (Mistake(table.Labels) is { } label)
        {
            mistakes.Add(label);
        }

        if (table.Weights is not null && Mistake(table.Weights, table.Rows) is { } weight)
        {
            mistakes.Add(weight);
        }

        if (mistakes.Count > 0)
        {
            throw new TrainingException($"The {which} table cannot be used: " + string.Join("; ", mistakes) + ".");
        }
    }

    private static string? Mistake(TrainingColumn column, int rows)
    {
        if (column.Cells.Length != rows)
        {
            return Invariant($"column '{column.Name}' has {column.Cells.Length} cells, expected one for each of {rows} labels");
        }

        if (column.Categories < 0)
        {
            return Invariant($"column '{column.Name}' has {column.Categories} category codes, expected 0 (numeric) or more");
        }

        if (column.Monotone is < -1 or > 1 || (column.IsCategory && column.Monotone != 0))
        {
            return column.IsCategory
                ? Invariant($"category column '{column.Name}' has monotone direction {column.Monotone}, expected 0")
                : Invariant($"column '{column.Name}' has monotone direction {column.Monotone}, expected -1, 0 or 1");
        }

        return column.IsCategory ? CategoryMistake(column) : NumericMistake(column);
    }

    private static string? NumericMistake(TrainingColumn column)
    {
        var row = column.Cells.FindIndex(float.IsInfinity);
        return row < 0 ? null : Invariant($"column '{column.Name}', row {row}: {column.Cells[row]}, expected a finite number, or NaN where missing");
    }

    private static string? CategoryMistake(TrainingColumn column)
    {
        var row = column.Cells.FindIndex(cell => !(float.IsNaN(cell) || (cell >= 0 && cell < column.Categories && cell == MathF.Floor(cell))));
        return row < 0
            ? null
            : Invariant($"column '{column.Name}', row {row}: {column.Cells[row]}, expected a category code 0 to {column.Categories - 1}, or NaN where missing");
    }

    private static string? Mistake(float[] labels)
    {
        var row = Array.FindIndex(labels, label => label is not (0 or 1));
        return row < 0 ? null : Invariant($"label of row {row} is {labels[row]}, expected 0 or 1");
    }

    private static string? Mistake(float[] weights, int rows)
    {
        if (weights.Length != rows)
        {
            return Invariant($"there are {weights.Length} weights, expected one for each of {rows} labels");
        }

        var row = Array.FindIndex(weights, weight => !(weight > 0 && float.IsFinite(weight)));
        return row < 0 ? null : Invariant($"weight of row {row} is {weights[row]}, expected a finite number above 0");
    }

    private static void CheckSameColumns(TrainingTable fit, TrainingTable validation)
    {
        if (fit.Columns.Count != validation.Columns.Count)
        {
            throw new TrainingException(
                Invariant($"The validation table has {validation.Columns.Count} columns, the training table {fit.Columns.Count}."));
        }

        var mistakes = fit.Columns.Zip(validation.Columns)
            .Where(pair => pair.First.Name != pair.Second.Name || pair.First.Categories != pair.Second.Categories)
            .Select(pair => Invariant($"'{pair.Second.Name}' with {pair.Second.Categories} category codes where training has '{pair.First.Name}' with {pair.First.Categories}"))
            .ToList();
        if (mistakes.Count > 0)
        {
            throw new TrainingException("The validation table's columns differ: " + string.Join("; ", mistakes) + ".");
        }
    }

    private static string Invariant(FormattableString message) => message.ToString(CultureInfo.InvariantCulture);
}
