using Predictor.Cases;
using Predictor.Forests;

namespace Predictor.Training.Importing;

/// <summary>Which column of a row each feature of an imported forest is.</summary>
internal sealed class FeaturePlaces
{
    private readonly Schema _schema;
    private readonly ForeignForest _foreign;

    private FeaturePlaces(Schema schema, ForeignForest foreign, int[] places, string how) =>
        (_schema, _foreign, Places, How) = (schema, foreign, places, how);

    /// <summary>One a feature: the column's place in the row, -1 for a feature that no split tests and no column is named like.</summary>
    public int[] Places { get; }

    /// <summary>"by name" or "by order".</summary>
    public string How { get; }

    /// <exception cref="DataException">A feature that splits test and no column is; names that do not match in number; two features of one column.</exception>
    public static FeaturePlaces Find(Schema schema, ForeignForest foreign, IReadOnlyList<string> columns)
    {
        var features = foreign.Forest.FeatureCount;
        if (columns.Count > 0 && columns.Count != features)
            throw new DataException($"--columns names {columns.Count} columns; the model has {features} features.");
        var names = columns.Count > 0 ? columns : foreign.FeatureNames;
        if (names is not null)
            return new FeaturePlaces(schema, foreign, ByName(schema, foreign.Forest, names), "by name");
        if (schema.FeatureColumns.Count != features)
        {
            throw new DataException(
                $"The model names no features and has {features}; the data has {schema.FeatureColumns.Count} columns to score from: {Names(schema)}. Name the model's with --columns a,b,c, in its order, or leave columns out with --ignore.");
        }

        return new FeaturePlaces(schema, foreign, [.. Enumerable.Range(0, features)], "by order");
    }

    /// <summary>The forest over the schema's row.</summary>
    public Forest Lay() => _foreign.Forest.WithFeatures([.. Places.Select(place => Math.Max(0, place))], _schema.FeatureColumns.Count);

    /// <summary>What the model's features were taken for, in sentences.</summary>
    public IEnumerable<string> Notes()
    {
        if (How == "by order")
            yield return $"The model names no features; they were taken for the data's columns in their order: {Names(_schema)}.";
        var absent = Enumerable.Range(0, Places.Length).Count(feature => Places[feature] < 0);
        if (absent > 0)
            yield return FormattableString.Invariant($"{absent} features of the model are no column of the data; no split tests them.");
        var unused = _schema.FeatureColumns.Where((_, place) => !Places.Contains(place)).Select(column => column.Name).ToArray();
        if (unused.Length > 0)
            yield return $"The model does not know {string.Join(", ", unused)}.";
    }

    private static int[] ByName(Schema schema, Forest forest, IReadOnlyList<string> names)
    {
        var places = schema.FeatureColumns.Index().ToDictionary(each => each.Item.Name, each => each.Index, StringComparer.Ordinal);

        // LightGBM writes a blank in a name as an underscore.
        foreach (var (place, column) in schema.FeatureColumns.Index())
            places.TryAdd(column.Name.Replace(' ', '_'), place);

        var used = forest.UsedFeatures.ToHashSet();
        var found = new int[names.Count];
        var mistakes = new List<string>();
        for (var feature = 0; feature < found.Length; feature++)
        {
            found[feature] = places.GetValueOrDefault(names[feature], -1);
            if (found[feature] < 0 && used.Contains(feature))
                mistakes.Add($"the model splits on '{names[feature]}', which is no column of the data");
            else if (found[feature] >= 0 && found.AsSpan(0, feature).Contains(found[feature]))
                mistakes.Add($"two of the model's features are named '{names[feature]}'");
        }

        return mistakes.Count == 0 ? found : throw new DataException($"{string.Join("; ", mistakes)}. The data's columns are {Names(schema)}; --columns a,b,c names the model's features anew, in its order.");
    }

    private static string Names(Schema schema) => string.Join(", ", schema.FeatureColumns.Select(column => column.Name));
}
