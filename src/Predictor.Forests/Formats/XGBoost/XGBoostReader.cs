using System.Text.Json;

namespace Predictor.Forests.Formats.XGBoost;

/// <summary>A model that XGBoost saved as JSON (schema of 1.3 and later).</summary>
internal static class XGBoostReader
{
    private const int MaximumDepth = 32;

    private static readonly string[] Objectives = ["binary:logistic", "binary:logitraw", "reg:logistic"];

    /// <param name="json">The file; NaN and Infinity in it are written over.</param>
    /// <param name="name">What to call the file in an error.</param>
    /// <param name="allTrees">Keep the trees after the best iteration too.</param>
    public static ForeignForest Read(Memory<byte> json, string name, bool allTrees)
    {
        JsonTokens.MakeJson(json.Span);
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaximumDepth });
            return Read(new JsonField(document.RootElement, name), name, allTrees);
        }
        catch (JsonException fault)
        {
            throw new ForestFormatException(FormattableString.Invariant(
                $"{name}: no JSON at line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}: {fault.Message}"), fault);
        }
        catch (InvalidOperationException fault)
        {
            throw new ForestFormatException($"{name}: text that is not valid UTF-8.", fault);
        }
    }

    private static ForeignForest Read(JsonField file, string name, bool allTrees)
    {
        var learner = (file.Find("learner") ?? throw new ForestFormatException($"{name}: field \"learner\" is missing; expected a model that XGBoost saved as JSON."))
            with
        { Place = name };
        var objective = ReadObjective(learner);
        var parameters = learner["learner_model_param"];
        var features = ReadFeatureCount(parameters);
        var (model, weights) = ReadBooster(learner["gradient_booster"]);
        var notes = new List<string>();
        var trees = ReadTrees(model, weights, learner, name, allTrees, notes);
        var forest = SoundForest.Of(features, BaseMargin(parameters["base_score"], objective), trees, name);

        var names = learner.Find("feature_names")?.Texts();
        var types = learner.Find("feature_types")?.Texts();
        CheckCount(names, features, $"{name}: feature_names");
        CheckCount(types, features, $"{name}: feature_types");
        var largest = CodeSet.LargestOf(forest);
        return new ForeignForest
        {
            Library = "xgboost",
            Objective = objective,
            Forest = forest,
            FeatureNames = names is [] ? null : names,
            IsCategory = [.. Enumerable.Range(0, features).Select(feature => largest[feature] >= 0 || types?.ElementAtOrDefault(feature) == "c")],
            LargestCode = largest,
            Categories = new IReadOnlyList<string>?[features],
            Notes = notes,
        };
    }

    private static string ReadObjective(JsonField learner)
    {
        var field = learner["objective"]["name"];
        var objective = field.Text();
        return Objectives.Contains(objective) ? objective
            : throw new ForestFormatException($"{field.Place}: the objective is {objective}; expected one whose margin is a log-odds: {string.Join(", ", Objectives)}.");
    }

    private static int ReadFeatureCount(JsonField parameters)
    {
        if (parameters.Find("num_class") is { } classes && classes.Integer() > 1)
            throw classes.Found("\"0\": a model of several classes has no one margin");
        if (parameters.Find("num_target") is { } targets && targets.Integer() > 1)
            throw targets.Found("\"1\": a model of several targets has no one margin");
        var features = parameters["num_feature"];
        return features.Integer() is var count and >= 0 and <= Forest.MaximumFeatures ? count : throw features.Found($"0 to {Forest.MaximumFeatures}");
    }

    /// <summary>-log(1 / base_score - 1), the log-odds of what XGBoost keeps as a probability; binary:logitraw keeps a margin (ProbToMargin of the objectives).</summary>
    private static double BaseMargin(JsonField field, string objective)
    {
        double score = field.SingleText();
        if (objective == "binary:logitraw")
            return double.IsFinite(score) ? score : throw field.Found("a finite number");
        return score is > 0 and < 1 ? -Math.Log((1 / score) - 1) : throw field.Found("a probability above 0 and below 1");
    }

    private static (JsonField Model, float[]? Weights) ReadBooster(JsonField booster) => booster["name"].Text() switch
    {
        "gbtree" => (booster["model"], null),
        "dart" => (booster["gbtree"]["model"], booster["weight_drop"].Singles()),
        _ => throw booster["name"].Found("gbtree or dart: only trees make a forest"),
    };

    private static List<Tree> ReadTrees(JsonField model, float[]? weights, JsonField learner, string name, bool allTrees, List<string> notes)
    {
        if (model["tree_info"].Integers().Any(group => group != 0))
            throw new ForestFormatException($"{name}: tree_info puts trees into several groups; expected a model of one margin.");
        var items = model["trees"];
        var there = items.Value.ValueKind == JsonValueKind.Array ? items.Value.GetArrayLength() : throw items.Found("an array");
        if (there > Forest.MaximumTrees)
            throw new ForestFormatException($"{name}: there are {there} trees; expected at most {Forest.MaximumTrees}.");
        if (weights is not null && weights.Length != there)
            throw new ForestFormatException($"{name}: weight_drop has {weights.Length} items; expected {there}, one a tree.");

        var kept = allTrees ? there : Math.Min(there, BestTrees(model, learner) ?? there);
        if (kept < there)
            notes.Add(FormattableString.Invariant($"The file says which iteration was best: {there - kept} of its {there} trees came after it and were left out."));
        return [.. items.Items($"{name}: tree").Take(kept).Select((tree, at) => XGBoostTree.Read(tree, weights?[at] ?? 1))];
    }

    /// <summary>Trees up to the best iteration, as early stopping noted it; null where it did not.</summary>
    private static int? BestTrees(JsonField model, JsonField learner)
    {
        if (learner.Find("attributes") is not { } attributes)
            return null;
        var parallel = model["gbtree_model_param"].Find("num_parallel_tree")?.Integer() is > 1 and var several ? several : 1;
        if (attributes.Find("best_iteration") is not { } best)
            return attributes.Find("best_ntree_limit")?.Integer();
        var rounds = best.Integer() is >= 0 and < Forest.MaximumTrees and var last ? last + 1 : throw best.Found("an iteration from 0");
        return model.Find("iteration_indptr")?.Integers() is { } ends && rounds < ends.Length ? ends[rounds] : (int)Math.Min((long)rounds * parallel, int.MaxValue);
    }

    private static void CheckCount(string[]? found, int features, string place)
    {
        if (found is { Length: > 0 } && found.Length != features)
            throw new ForestFormatException($"{place}: {found.Length} items; expected {features}, one a feature, or none.");
    }
}
