using System.Globalization;
using Predictor.Cases;
using Predictor.Forests;

namespace Predictor.Training.Importing;

/// <summary>
/// The vocabularies under which a category's text becomes the code that an imported forest means: levels that were given, in their order; else the
/// data's own whole numbers, which are the codes. Columns that no split tests learn theirs from the data, as in training.
/// </summary>
internal sealed class CategoryCodes(CaseTable table, ForeignForest foreign, IReadOnlyList<int> places, ImportOptions options)
{
    private const int MostCodes = Forest.MaximumCategoryWords * 32;

    private readonly Schema _schema = table.Schema;

    /// <summary>One a feature column; null for what is no category.</summary>
    /// <param name="rows">Those that come before the test slice.</param>
    /// <exception cref="DataException">Every column whose kind, levels or codes do not go with the model.</exception>
    public IReadOnlyList<Vocabulary?> Find(int[] rows)
    {
        var learned = VocabularyBuilder.Learn(table, rows);
        var tests = Tests();
        var found = new Vocabulary?[_schema.FeatureColumns.Count];
        var mistakes = options.Categories.Keys
            .Except(_schema.FeatureColumns.Where(column => column.Kind == ColumnKind.Category).Select(column => column.Name))
            .Select(name => $"--categories has levels of '{name}', which is no category of the data").ToList();
        for (var column = 0; column < found.Length; column++)
        {
            var (name, isCategory) = (_schema.FeatureColumns[column].Name, table.Cells[column].Codes is not null);
            if (tests[column].AsCategory && !isCategory)
                mistakes.Add($"the model takes {name} for a category and the data does not: name it in --categorical, or make it a category in the schema");
            else if (tests[column].AsNumber && isCategory)
                mistakes.Add($"the data takes {name} for a category and the model splits on it as a number: leave it out of --categorical, or make it a number in the schema");
            else if (isCategory)
                found[column] = Codes(column, name, tests[column].AsCategory, rows, learned[column]!, mistakes);
        }

        return mistakes.Count == 0 ? found : throw new DataException($"{string.Join("; ", mistakes)}.");
    }

    private Vocabulary Codes(int column, string name, bool isTested, int[] rows, Vocabulary learned, List<string> mistakes)
    {
        var feature = places.Index().Where(each => each.Item == column).Select(each => each.Index).DefaultIfEmpty(-1).First();
        if ((options.Categories.GetValueOrDefault(name) ?? (feature < 0 ? null : foreign.Categories[feature])) is { } levels)
            return Given(name, levels, feature < 0 ? -1 : foreign.LargestCode[feature], learned, mistakes);
        if (!isTested)
            return learned;

        var largest = foreign.LargestCode[feature];
        foreach (var level in learned.Levels)
        {
            if (Code(level) is not { } code)
            {
                mistakes.Add($"{name} holds '{level}', and the model knows it by codes: give its levels in the order of their codes (--categories FILE), or data that holds whole numbers from 0 as its codes");
                return learned;
            }

            largest = Math.Max(largest, code);
        }

        return new Vocabulary([.. Enumerable.Range(0, largest + 1).Select(code => code.ToString(CultureInfo.InvariantCulture))]);
    }

    private static Vocabulary Given(string name, IReadOnlyList<string> levels, int largest, Vocabulary learned, List<string> mistakes)
    {
        try
        {
            var given = new Vocabulary([.. levels.Select(level => level.Trim())]);
            if (given.Levels.Count <= largest)
                mistakes.Add($"{name} has {given.Levels.Count} levels, and the model knows codes up to {largest}: expected one level more than that, at least");
            if (learned.Levels.Count > 0 && !learned.Levels.Any(level => given.Code(level) != given.UnseenCode))
                mistakes.Add($"none of the levels given for {name} ({string.Join(", ", levels.Take(5))}) is in the data, which holds {string.Join(", ", learned.Levels.Take(5))}");
            return given;
        }
        catch (ArgumentException fault)
        {
            mistakes.Add($"levels of {name}: {fault.Message}");
            return learned;
        }
    }

    /// <summary>By column: how splits test it.</summary>
    private (bool AsCategory, bool AsNumber)[] Tests()
    {
        var tests = new (bool AsCategory, bool AsNumber)[_schema.FeatureColumns.Count];
        foreach (var tree in foreign.Forest.Trees)
        {
            for (var split = 0; split < tree.SplitCount; split++)
            {
                ref var test = ref tests[places[tree.Feature[split]]];
                test.AsCategory |= tree.LeftCategories[split] is not null;
                test.AsNumber |= tree.LeftCategories[split] is null;
            }
        }

        return tests;
    }

    /// <summary>A level that is a code as it is written: 0, 7, 123.</summary>
    private static int? Code(string level) =>
        int.TryParse(level, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code < MostCodes && code.ToString(CultureInfo.InvariantCulture) == level ? code : null;
}
