using Predictor.Cases;

namespace Predictor.Models.Bundles;

/// <summary>Whether the parts of a model belong together; asked before it is written and after it is read.</summary>
internal static class ModelCheck
{
    public const int QuantileCount = 101;

    /// <exception cref="BundleException">With every mistake.</exception>
    public static void Check(Model model, string name)
    {
        var mistakes = new List<string>();
        if (!ModelName.IsValid(model.Name))
        {
            mistakes.Add($"name '{model.Name}': expected {ModelName.Expected}");
        }

        if ((model.FeaturesSql is null) != (model.Schema.Features is null))
        {
            mistakes.Add(model.FeaturesSql is null
                ? $"the schema goes with {model.Schema.Features}, but there is no features.sql"
                : "there is a features.sql, but the schema names none");
        }

        if (model.Outcomes.Count == 0)
        {
            mistakes.Add("no outcome: expected one at least");
        }

        var previous = -1;
        foreach (var outcome in model.Outcomes)
        {
            var place = $"{outcome.Outcome.Name} at {ManifestJson.Name(outcome.Moment)}";
            var position = Position(model.Schema, outcome);
            if (position < 0)
            {
                mistakes.Add($"{place}: the schema does not predict it there");
            }
            else if (position <= previous)
            {
                mistakes.Add($"{place}: out of order or twice; expected the schema's order, arrival before closure");
            }

            previous = Math.Max(previous, position);
            mistakes.AddRange(Mistakes(model.Schema, outcome).Select(mistake => $"{place}: {mistake}"));
            if (outcome.Reference is { } reference)
            {
                mistakes.AddRange(ReferenceCheck.Mistakes(model.Encoder, outcome.Moment, reference).Select(mistake => $"{place}: {mistake}"));
            }
        }

        if (mistakes.Count > 0)
        {
            throw new BundleException($"{name}: {string.Join("; ", mistakes)}.");
        }
    }

    private static int Position(Schema schema, OutcomeModel model)
    {
        for (var i = 0; i < schema.Outcomes.Count; i++)
        {
            if (schema.Outcomes[i].Name == model.Outcome.Name)
            {
                return schema.Outcomes[i].Moments.Contains(model.Moment) ? (2 * i) + (int)model.Moment : -1;
            }
        }

        return -1;
    }

    private static IEnumerable<string> Mistakes(Schema schema, OutcomeModel outcome)
    {
        var columns = schema.FeatureColumns;
        if (outcome.Forest.FeatureCount != columns.Count)
        {
            yield return $"its forest is {outcome.Forest.FeatureCount} columns wide, expected {columns.Count} as in the schema";
            yield break;
        }

        var used = outcome.Forest.Trees.SelectMany(tree => tree.Feature).Distinct().Order();
        foreach (var column in used.Select(feature => columns[feature]).Where(column => column.KnownAt > outcome.Moment))
        {
            yield return $"its forest splits on {column.Name}, which is known only at {ManifestJson.Name(column.KnownAt)}";
        }

        if (!(outcome.BaseRate is >= 0 and <= 1))
        {
            yield return FormattableString.Invariant($"base rate {outcome.BaseRate}, expected 0 to 1");
        }

        var quantiles = outcome.Quantiles;
        var rise = quantiles.Zip(quantiles.Skip(1)).All(pair => pair.First <= pair.Second);
        if (quantiles.Count != QuantileCount || !rise || quantiles.Any(quantile => !(quantile is >= 0 and <= 1)))
        {
            yield return $"{quantiles.Count} quantiles, expected {QuantileCount} that never fall, from 0 to 1";
        }
    }
}
