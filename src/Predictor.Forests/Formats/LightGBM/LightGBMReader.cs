using System.Globalization;

namespace Predictor.Forests.Formats.LightGBM;

/// <summary>A model that LightGBM saved as text (versions v2 to v4 of its format).</summary>
internal static class LightGBMReader
{
    private const string PandasLine = "pandas_categorical:";

    /// <param name="file">The whole file.</param>
    /// <param name="name">What to call the file in an error.</param>
    public static ForeignForest Read(ReadOnlyMemory<byte> file, string name)
    {
        var (head, blocks, pandas) = Cut(file, name);
        CheckHead(head);
        var (objective, scale) = ReadObjective(head);
        var features = head.Integer("max_feature_idx") is >= 0 and < Forest.MaximumFeatures and var last
            ? last + 1
            : throw new ForestFormatException($"{name}: max_feature_idx is {head.Text("max_feature_idx")}; expected 0 to {Forest.MaximumFeatures - 1}.");
        if (head.Has("average_output") && blocks.Count > 0)
            scale /= blocks.Count;

        var forest = SoundForest.Of(features, 0, [.. blocks.Select(block => LightGBMTree.Read(block, scale))], name);
        var names = Sized(head.Words("feature_names"), features, $"{name}: feature_names");
        var infos = head.Has("feature_infos") ? Sized(head.Words("feature_infos"), features, $"{name}: feature_infos") : new string[features];
        var largest = CodeSet.LargestOf(forest);
        var isCategory = new bool[features];
        for (var feature = 0; feature < features; feature++)
        {
            var code = LargestListed(infos[feature]);
            isCategory[feature] = code >= 0 || largest[feature] >= 0;
            largest[feature] = Math.Max(largest[feature], code);
        }

        var notes = new List<string>();
        return new ForeignForest
        {
            Library = "lightgbm",
            Objective = objective,
            Forest = forest,
            FeatureNames = IsNumbered(names) ? null : names,
            IsCategory = isCategory,
            LargestCode = largest,
            Categories = PandasCategories.Assign(pandas, isCategory, name, notes),
            Notes = notes,
        };
    }

    /// <summary>The head, one block a tree, and the text after "pandas_categorical:" where that line is there.</summary>
    private static (TextBlock Head, List<TextBlock> Trees, ReadOnlyMemory<byte>? Pandas) Cut(ReadOnlyMemory<byte> file, string name)
    {
        var head = new TextBlock(name);
        var trees = new List<TextBlock>();
        var current = head;
        ReadOnlyMemory<byte>? pandas = null;
        var hasEnded = false;
        while (!file.IsEmpty)
        {
            var end = file.Span.IndexOf((byte)'\n');
            var line = (end < 0 ? file : file[..end]).TrimEnd((byte)'\r');
            file = end < 0 ? default : file[(end + 1)..];
            if (line.Span.StartsWith("pandas_categorical:"u8))
                pandas = line[PandasLine.Length..];
            else if (hasEnded || line.IsEmpty)
                continue;
            else if (line.Span.SequenceEqual("end of trees"u8))
                hasEnded = true;
            else if (line.Span.StartsWith("Tree="u8))
                trees.Add(current = Next(trees.Count, name));
            else
                current.Add(line);
        }

        return hasEnded ? (head, trees, pandas) : throw new ForestFormatException($"{name}: the line \"end of trees\" is missing; the file was cut short after tree {trees.Count - 1}.");
    }

    private static TextBlock Next(int tree, string name) => tree < Forest.MaximumTrees
        ? new TextBlock(FormattableString.Invariant($"{name}: tree {tree}"))
        : throw new ForestFormatException($"{name}: more than {Forest.MaximumTrees} trees.");

    private static void CheckHead(TextBlock head)
    {
        foreach (var field in (string[])["num_class", "num_tree_per_iteration"])
        {
            if (head.Has(field) && head.Integer(field) != 1)
                throw new ForestFormatException($"{head.Place}: {field} is {head.Text(field)}; expected 1: a model of several classes has no one margin.");
        }
    }

    /// <summary>The objective, and by what its raw scores are log-odds: "binary sigmoid:2" means a probability of 1 / (1 + exp(-2 x score)).</summary>
    private static (string Objective, double Scale) ReadObjective(TextBlock head)
    {
        if (!head.Has("objective"))
            throw new ForestFormatException($"{head.Place}: names no objective (an objective of one's own?); expected binary or cross_entropy.");
        var words = head.Words("objective");
        if (words is not [("binary" or "cross_entropy" or "xentropy") and var objective, ..])
            throw new ForestFormatException($"{head.Place}: the objective is \"{TextBlock.Shorten(head.Text("objective"))}\"; expected one whose score is a log-odds: binary or cross_entropy.");
        const string Sigmoid = "sigmoid:";
        var factor = words.FirstOrDefault(word => word.StartsWith(Sigmoid, StringComparison.Ordinal));
        if (factor is null)
            return (objective, 1);
        return double.TryParse(factor.AsSpan(Sigmoid.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out var scale) && scale > 0 && double.IsFinite(scale)
            ? (objective, scale)
            : throw new ForestFormatException($"{head.Place}: the objective says {TextBlock.Shorten(factor)}; expected a number above 0.");
    }

    private static string[] Sized(string[] words, int features, string place) => words.Length == features
        ? words
        : throw new ForestFormatException($"{place}: {words.Length} items; expected {features}, one a feature.");

    /// <summary>feature_infos has "[least:most]" for a number, "none" for a column that was not used, and the codes "3:0:1" of a category; -1 where it is none.</summary>
    private static int LargestListed(string? info)
    {
        if (info is null or "none" || info.StartsWith('['))
            return -1;
        var largest = -1;
        foreach (var code in info.Split(':'))
        {
            if (!int.TryParse(code, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
                return -1;
            largest = Math.Max(largest, value);
        }

        return Math.Min(largest, CodeSet.EndOfCodes - 1);
    }

    /// <summary>Column_0, Column_1 ...: what LightGBM calls columns that came without names.</summary>
    private static bool IsNumbered(string[] names) => names.Index().All(each => each.Item == FormattableString.Invariant($"Column_{each.Index}"));
}
