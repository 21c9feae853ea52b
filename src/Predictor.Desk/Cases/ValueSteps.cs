using Predictor.Cases;
using Predictor.Forests;

namespace Predictor.Desk.Cases;

/// <summary>
/// All the other values of one column that a forest can tell from the one a case has, nearest first: a forest's answer changes only where a split's threshold is
/// crossed, so that one value of each stretch between thresholds stands for all of it. Exact, and at most one more than the column's thresholds.
/// </summary>
public sealed class ValueSteps
{
    /// <summary>Levels of a category that are tried; they are in the order of how often training saw them.</summary>
    private const int MostLevels = 64;

    private ValueSteps(int column, float was, ValueStep[] steps) => (Column, Was, Steps) = (column, was, steps);

    /// <summary>Position in the row.</summary>
    public int Column { get; }

    public float Was { get; }

    /// <summary>Rising by size; equals as the values rise.</summary>
    public IReadOnlyList<ValueStep> Steps { get; }

    /// <returns>Without steps where the case's value is missing, or no split tests the column.</returns>
    public static ValueSteps Of(Forest forest, CaseEncoder encoder, int column, float was)
    {
        ArgumentNullException.ThrowIfNull(forest);
        ArgumentNullException.ThrowIfNull(encoder);
        var about = encoder.Schema.FeatureColumns[column];
        ValueStep[] steps = float.IsNaN(was) || !forest.UsedFeatures.Contains(column) ? []
            : encoder.Vocabularies[column] is { } vocabulary ? [.. Enumerable.Range(0, Math.Min(vocabulary.Levels.Count, MostLevels)).Where(code => code != was).Select(code => new ValueStep(code, 1))]
            : about.Kind == ColumnKind.Flag ? [new ValueStep(was == 0 ? 1 : 0, 1)]
            : [.. Numbers(about, Thresholds(forest, column), was)];
        return new ValueSteps(column, was, [.. steps.OrderBy(step => step.Size).ThenBy(step => step.Value)]);
    }

    private static float[] Thresholds(Forest forest, int column) =>
        [.. forest.Trees.SelectMany(tree => tree.Feature.Index().Where(split => split.Item == column && tree.LeftCategories?[split.Index] is null).Select(split => tree.Threshold[split.Index])).Distinct().Order()];

    /// <summary>The stretch of index i lies above the threshold before it and not above its own; the last has no upper end.</summary>
    private static IEnumerable<ValueStep> Numbers(Column about, float[] thresholds, float was)
    {
        var own = thresholds.TakeWhile(threshold => was > threshold).Count();
        for (var stretch = 0; stretch <= thresholds.Length; stretch++)
        {
            if (stretch == own)
                continue;
            var (above, upTo) = (stretch == 0 ? double.NegativeInfinity : thresholds[stretch - 1], stretch == thresholds.Length ? double.PositiveInfinity : thresholds[stretch]);
            above = Math.Max(above, Below(about.Minimum ?? (about.Kind == ColumnKind.Count ? 0 : double.NegativeInfinity)));
            upTo = Math.Min(upTo, about.Maximum ?? double.PositiveInfinity);
            if (RoundNumber.Nearest(above, upTo, was, about.Kind == ColumnKind.Count) is { } value && NumberCell.Read(about, value, out var cell) == CellProblem.None && cell > above && cell <= upTo)
                yield return new ValueStep(cell, (double)Math.Abs(stretch - own) / thresholds.Length);
        }
    }

    /// <summary>So that the smallest value that is believed lies in the lowest stretch.</summary>
    private static double Below(double value) => double.IsFinite(value) ? Math.BitDecrement(value) : value;
}
