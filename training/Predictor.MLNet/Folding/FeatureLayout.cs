using Predictor.Boosting;

namespace Predictor.MLNet.Folding;

/// <summary>A training table's columns as FastTree's features.</summary>
internal sealed class FeatureLayout
{
    /// <summary>Levels a category keeps, its most frequent ones; a rarer one is 0 everywhere.</summary>
    public const int MostLevels = 255;

    private readonly LaidFeature[] _features;

    public FeatureLayout(TrainingTable rows) =>
        _features = [.. rows.Columns.SelectMany((column, index) => column.IsCategory ? Levels(column, index) : Numbers(column, index))];

    public IReadOnlyList<LaidFeature> Features => _features;

    /// <summary>One row; zeros are left out.</summary>
    /// <returns>Positions, ascending, and values.</returns>
    public (int[] Positions, float[] Values) Row(TrainingTable rows, int row)
    {
        var positions = new List<int>();
        var values = new List<float>();
        for (var feature = 0; feature < _features.Length; feature++)
        {
            var value = Value(_features[feature], rows.Columns[_features[feature].Column].Cells[row]);
            if (value == 0)
                continue;
            positions.Add(feature);
            values.Add(value);
        }

        return ([.. positions], [.. values]);
    }

    private static float Value(LaidFeature feature, float cell) => feature.Kind switch
    {
        FeatureKind.Level => cell == feature.Level ? 1 : 0,
        FeatureKind.Known => float.IsNaN(cell) ? 0 : cell,
        _ => float.IsNaN(cell) ? feature.Missing : cell,
    };

    private static IEnumerable<LaidFeature> Numbers(TrainingColumn column, int index)
    {
        var known = column.Cells.ToArray().Where(cell => !float.IsNaN(cell)).ToArray();
        if (known.Length == 0)
            return [];
        var (least, most) = (known.Min(), known.Max());
        return known.Length == column.Cells.Length
            ? [new LaidFeature(index, FeatureKind.Known, -1, least, most)]
            : [new LaidFeature(index, FeatureKind.MissingAbove, -1, least, most), new LaidFeature(index, FeatureKind.MissingBelow, -1, least, most)];
    }

    private static IEnumerable<LaidFeature> Levels(TrainingColumn column, int index) =>
        column.Cells.ToArray().Where(cell => !float.IsNaN(cell))
            .GroupBy(cell => (int)cell)
            .OrderByDescending(level => level.Count()).ThenBy(level => level.Key)
            .Take(MostLevels)
            .Select(level => new LaidFeature(index, FeatureKind.Level, level.Key, 0, 1))
            .OrderBy(feature => feature.Level);
}
