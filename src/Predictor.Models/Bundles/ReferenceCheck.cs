using Predictor.Cases;
using Predictor.Evaluation.Drift;

namespace Predictor.Models.Bundles;

/// <summary>What is wrong with an outcome's reference, in words: columns that are not the model's, counts that are none, bins out of order.</summary>
internal static class ReferenceCheck
{
    /// <summary>Counts above it are no counts of cases; as many bins as there may be add up without overflow.</summary>
    private const long MostCases = 1L << 40;

    public static IEnumerable<string> Mistakes(CaseEncoder encoder, Moment moment, OutcomeReference reference)
    {
        var columns = encoder.Schema.FeatureColumns.Index().Where(column => column.Item.KnownAt <= moment).ToArray();
        if (!columns.Select(column => column.Item.Name).Order(StringComparer.Ordinal).SequenceEqual(reference.Columns.Keys.Order(StringComparer.Ordinal)))
        {
            yield return $"its reference counts {string.Join(", ", reference.Columns.Keys)}; expected {string.Join(", ", columns.Select(column => column.Item.Name))}";
            yield break;
        }

        foreach (var (index, column) in columns)
        {
            foreach (var mistake in Mistakes(reference.Columns[column.Name], encoder.Vocabularies[index], reference.ColumnsOf.Rows))
            {
                yield return $"its reference for {column.Name} {mistake}";
            }
        }

        foreach (var mistake in Mistakes(reference.Probabilities, vocabulary: null, reference.ProbabilitiesOf.Rows))
        {
            yield return $"its reference for probabilities {mistake}";
        }

        foreach (var slice in (ReferenceSlice[])[reference.ColumnsOf, reference.ProbabilitiesOf])
        {
            if (slice.Labelled < 0 || slice.Labelled > slice.Rows || slice.Customers < 0 || slice.Customers > slice.Rows)
            {
                yield return FormattableString.Invariant($"its reference is of {slice.Rows} rows, {slice.Labelled} with a label, of {slice.Customers} customers");
            }
        }
    }

    private static IEnumerable<string> Mistakes(Distribution distribution, Vocabulary? vocabulary, int rows)
    {
        if (distribution is LevelDistribution != vocabulary is not null)
        {
            yield return vocabulary is null ? "has levels, expected bins of numbers" : "has bins of numbers, expected levels";
            yield break;
        }

        var shape = distribution switch
        {
            NumberDistribution numbers => OfNumbers(numbers),
            LevelDistribution levels => OfLevels(levels, vocabulary!),
            _ => "is of a kind that nothing here knows",
        };
        if (shape is not null)
        {
            yield return shape;
        }
        else if (distribution.Rows != rows)
        {
            yield return FormattableString.Invariant($"counts {distribution.Rows} rows, expected {rows}");
        }
    }

    private static string? OfNumbers(NumberDistribution numbers)
    {
        var edges = numbers.Edges;
        return numbers.Bins.Count != edges.Count + 1 ? FormattableString.Invariant($"has {numbers.Bins.Count} bins and {edges.Count} edges, expected one bin more")
            : numbers.Bins.Count > NumberDistribution.MostBins ? FormattableString.Invariant($"has {numbers.Bins.Count} bins, expected at most {NumberDistribution.MostBins}")
            : edges.Any(double.IsNaN) || edges.Zip(edges.Skip(1)).Any(pair => pair.First >= pair.Second) ? "has edges that do not rise"
            : Counts([.. numbers.Bins, numbers.Missing]);
    }

    private static string? OfLevels(LevelDistribution levels, Vocabulary vocabulary)
    {
        string[] named = [.. levels.Levels.Select(level => level.Level)];
        return named.Length > LevelDistribution.MostLevels ? FormattableString.Invariant($"has {named.Length} levels, expected at most {LevelDistribution.MostLevels}")
            : named.Distinct(StringComparer.Ordinal).Count() < named.Length ? "names a level twice"
            : named.Except(vocabulary.Levels).ToArray() is [var other, ..] ? $"names level {other}, which {BundleFiles.Vocabularies} does not"
            : Counts([.. levels.Levels.Select(level => level.Rows), levels.Other, levels.Unknown, levels.Missing]);
    }

    private static string? Counts(long[] counts) => counts.FirstOrDefault(count => count is < 0 or > MostCases, defaultValue: 0) is var odd and not 0
        ? FormattableString.Invariant($"counts {odd} rows in a bin")
        : null;
}
