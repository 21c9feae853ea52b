using Predictor.Cases;
using Predictor.Cases.Words;
using Predictor.Charts.Swarms;
using Predictor.Models.Bundles;
using Predictor.Models.Measuring;

namespace Predictor.Training.Reporting.Building;

/// <summary>What the columns add to the margin on evenly spaced rows of those measured.</summary>
internal sealed class ContributionBuilder(Model model, MeasuredOutcome measured, int threads)
{
    /// <summary>Rows of which contributions are drawn: enough to see a shape, few enough that every dot is seen.</summary>
    private const int MostRows = 600;

    private const int MostColumns = 10;

    private const int MostLevels = 7;

    /// <summary>A number with no more different values has a range for each.</summary>
    private const int MostRanges = 6;

    /// <summary>Rank correlation from which on a column is said to raise or lower.</summary>
    private const double Clear = 0.5;

    public (IReadOnlyList<ColumnContributions> Shown, int Others) Build()
    {
        var count = Math.Min(MostRows, measured.Rows.Length);
        int[] rows = [.. Enumerable.Range(0, count).Select(i => measured.Rows[(int)((long)i * measured.Rows.Length / count)])];
        var forest = measured.Model.Forest;
        var matrix = measured.Cases.Matrix(measured.Model.Moment, rows);
        var contributions = new double[matrix.Length];
        forest.Contributions(matrix, contributions, threads);

        T[] Column<T>(T[] cells, int column) => [.. Enumerable.Range(0, count).Select(row => cells[(row * forest.FeatureCount) + column])];
        var moving = Enumerable.Range(0, forest.FeatureCount)
            .Select(column => (Column: column, Contributions: Column(contributions, column)))
            .Select(each => (each.Column, each.Contributions, Size: each.Contributions.Average(Math.Abs)))
            .Where(each => each.Size > 0)
            .OrderByDescending(each => each.Size)
            .ThenBy(each => each.Column)
            .ToArray();
        return (
            [.. moving.Take(MostColumns).Select(each => Of(each.Column, each.Contributions, Column(matrix, each.Column), each.Size))],
            Math.Max(0, moving.Length - MostColumns));
    }

    private ColumnContributions Of(int index, double[] contributions, float[] values, double size)
    {
        var column = model.Schema.FeatureColumns[index];
        var levels = model.Encoder.Vocabularies[index] is { } vocabulary ? Levels(column, vocabulary, values, contributions) : [];
        return new ColumnContributions
        {
            Column = column,
            Label = ReasonWords.Label(column),
            MeanAbsolute = size,
            Direction = levels.Length > 0 ? DirectionOf(levels) : DirectionOf(column, values, contributions),
            Contributions = contributions,
            Values = values,
            Shades = levels.Length > 0 ? Array.ConvertAll(values, value => float.IsNaN(value) ? Shade.Missing : Shade.None) : Shades.Of(values),
            Levels = levels,
            Ranges = levels.Length > 0 ? [] : Ranges(values, contributions),
        };
    }

    private static LevelContributions[] Levels(Column column, Vocabulary vocabulary, float[] values, double[] contributions)
    {
        const string Missing = "missing", Others = "all others";
        string Name(float value) => float.IsNaN(value) ? Missing : value < vocabulary.Levels.Count ? ReasonWords.LevelName(column, vocabulary.Levels[(int)value]) : "not seen in training";
        var byName = values.Select((value, i) => (Name: Name(value), Contribution: contributions[i]))
            .GroupBy(each => each.Name, each => each.Contribution, StringComparer.Ordinal)
            .OrderBy(group => group.Key == Missing)
            .ThenByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new LevelContributions(group.Key, [.. group]))
            .ToArray();
        var named = byName.Where(level => level.Name != Missing).ToArray();
        return
        [
            .. named.Take(named.Length > MostLevels ? MostLevels - 1 : MostLevels),
            .. named.Length > MostLevels ? [new LevelContributions(Others, [.. named.Skip(MostLevels - 1).SelectMany(level => level.Contributions)])] : Array.Empty<LevelContributions>(),
            .. byName.Where(level => level.Name == Missing),
        ];
    }

    private static RangeContributions[] Ranges(float[] values, double[] contributions)
    {
        var known = values.Select((value, i) => (Value: (double)value, Contribution: contributions[i]))
            .Where(each => double.IsFinite(each.Value))
            .OrderBy(each => each.Value)
            .ToArray();
        var isFew = known.Select(each => each.Value).Distinct().Take(MostRanges + 1).Count() <= MostRanges;
        var ranges = new List<RangeContributions>();
        for (int start = 0, end; start < known.Length; start = end)
        {
            // Of equal count, but equal values stay together.
            end = isFew ? start + 1 : Math.Min(known.Length, Math.Max(start + 1, (ranges.Count + 1) * known.Length / MostRanges));
            while (end < known.Length && known[end].Value == known[end - 1].Value)
            {
                end++;
            }

            var part = known[start..end];
            ranges.Add(new RangeContributions(
                part[0].Value, part[^1].Value, part.Length, part[part.Length / 2].Value, Median([.. part.Select(each => each.Contribution)])));
        }

        return [.. ranges];
    }

    private static string DirectionOf(LevelContributions[] levels)
    {
        const int LeastRows = 10;
        var named = levels.Where(level => level.Contributions.Count >= LeastRows && level.Name != "all others").OrderByDescending(level => level.Mean).ToArray();
        return named.Length < 2 ? "differs by value" : $"most with {named[0].Name}, least with {named[^1].Name}";
    }

    private static string DirectionOf(Column column, float[] values, double[] contributions)
    {
        int[] known = [.. Enumerable.Range(0, values.Length).Where(i => float.IsFinite(values[i]))];
        var correlation = RankCorrelation.Of(Array.ConvertAll(known, i => (double)values[i]), Array.ConvertAll(known, i => contributions[i]));
        var isFlag = column.Kind == ColumnKind.Flag;
        return correlation switch
        {
            >= Clear => isFlag ? "yes raises it" : "more raises it",
            <= -Clear => isFlag ? "yes lowers it" : "more lowers it",
            _ => "up and down",
        };
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
