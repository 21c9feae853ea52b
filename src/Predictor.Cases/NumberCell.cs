using System.Globalization;

namespace Predictor.Cases;

/// <summary>
/// Text or a number into the cell of a number, count or flag: what <see cref="CaseEncoder"/> and the readers of tables share.
/// Both ways pass the double: text is parsed as double and then rounded to float32, so the same value gives the same bits.
/// </summary>
public static class NumberCell
{
    /// <summary>Invariant culture; no thousands separators, no hex, no words for numbers that are not finite.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    /// <summary>1 for 1, true, yes, y; 0 for 0, false, no, n; in any case.</summary>
    public static bool TryParseFlag(ReadOnlySpan<char> text, out bool value)
    {
        text = text.Trim();
        value = Is(text, "1") || Is(text, "true") || Is(text, "yes") || Is(text, "y");
        return value || Is(text, "0") || Is(text, "false") || Is(text, "no") || Is(text, "n");

        static bool Is(ReadOnlySpan<char> text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reads text for a column that is no category; empty text is missing.</summary>
    public static CellProblem Read(Column column, ReadOnlySpan<char> text, out float cell)
    {
        cell = float.NaN;
        text = text.Trim();
        if (text.IsEmpty)
            return CellProblem.None;

        if (column.Kind == ColumnKind.Flag && TryParseFlag(text, out var flag))
        {
            cell = flag ? 1 : 0;
            return CellProblem.None;
        }

        if (TryParse(text, out var value))
            return Read(column, value, out cell);

        return column.Kind == ColumnKind.Flag ? CellProblem.NotAFlag : CellProblem.NotANumber;
    }

    /// <summary>Takes a number for a column that is no category; NaN is missing. The range is compared in float32, as cells are.</summary>
    public static CellProblem Read(Column column, double value, out float cell)
    {
        cell = float.NaN;
        if (double.IsNaN(value))
            return CellProblem.None;
        if (!double.IsFinite(value))
            return CellProblem.NotANumber;
        if (column.Kind == ColumnKind.Flag && value is not (0 or 1))
            return CellProblem.NotAFlag;
        if (column.Kind == ColumnKind.Count && (value < 0 || value != Math.Floor(value)))
            return CellProblem.NotACount;

        var rounded = (float)value;
        if (rounded > float.MaxValue || rounded > (float?)column.Maximum)
            return CellProblem.AboveMaximum;
        if (rounded < float.MinValue || rounded < (float?)column.Minimum)
            return CellProblem.BelowMinimum;

        cell = rounded;
        return CellProblem.None;
    }
}
