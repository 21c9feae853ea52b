using System.Text;
using Predictor.Cases;
using Predictor.Cases.Tables;
using Predictor.Forests;
using Predictor.Models.Bundles;

namespace Predictor.Training.Exporting.Sql;

/// <summary>
/// One outcome's model as one SELECT over a table of cases: keys, margin, probability. Common table expressions, each over the one before: levels and codes,
/// cells, sums of <see cref="TreesInASum"/> trees, the margin.
/// </summary>
internal sealed class SqlExport(Model model, OutcomeModel outcome, string table, IReadOnlyList<string> keys)
{
    /// <summary>So that no expression comes near the depth of 1,000 that SQLite takes, and a column's text stays readable by its tools.</summary>
    private const int TreesInASum = 25;

    private const int MostSums = 500;

    /// <summary>Most columns that PostgreSQL takes in a SELECT, less the keys.</summary>
    private const int MostCells = 1_600;

    /// <summary>
    /// True of any table with a row. It names its table a second time, which has PostgreSQL and SQLite work it out once a row and keep it, where they would
    /// put its expressions in each place that names one.
    /// </summary>
    private static string Once(string name) => $"WHERE EXISTS (SELECT 1 FROM {name})";

    /// <exception cref="DataException">A model that SQL cannot hold; no column that names a case.</exception>
    public string Write()
    {
        var forest = outcome.Forest;
        var named = keys.Count > 0 ? keys : DefaultKeys();
        if (named.Intersect(["margin", "probability"]).FirstOrDefault() is { } taken)
            throw new DataException($"A key column is named {taken}, as a column of the result is; name others with --key.");

        var sets = new SqlSets(forest.Trees, model.Encoder.Vocabularies);
        var cells = new SqlCells(model.Encoder, sets, forest.UsedFeatures, named, table, Where());
        var columns = forest.UsedFeatures.Sum(column => model.Encoder.Vocabularies[column] is null ? 1 : sets.Numbers(column));
        if (columns > MostCells || forest.Trees.Count > TreesInASum * MostSums)
            throw new DataException($"The model's {forest.Trees.Count} trees take {columns} columns of cells; SQL is written of at most {TreesInASum * MostSums} trees and {MostCells} columns.");
        var sums = forest.Trees.Chunk(TreesInASum).ToArray();
        var list = string.Join(", ", named.Select(SqlText.Name));
        List<string> tables =
        [
            .. cells.Levels(),
            cells.Select(),
            $"tree_sums AS (\n    SELECT {list}{string.Concat(sums.Select((trees, at) => $",\n        {Sum(trees, sets)} AS sum_{at}"))}\n    FROM cells {Once("cells")})",
            $"margins AS (\n    SELECT {list}, {string.Join(" + ", sums.Select((_, at) => $"sum_{at}").Prepend($"RADIANS(0) + ({SqlText.Number(forest.BaseMargin)})"))} AS margin\n    FROM tree_sums)",
        ];
        return $"{Head()}WITH {string.Join(",\n", tables)}\nSELECT {list}, margin,\n    {SqlCalibration.Expression(outcome.Calibrator)} AS probability\nFROM margins {Once("margins")}\n";
    }

    private string Head()
    {
        var moment = outcome.Moment == Moment.Arrival ? "arrival" : "closure";
        return $"-- {model.Name} version {model.Version}: {outcome.Outcome.Name} at {moment}. Written by `export --format sql`.\n"
            + "-- Missing is NULL, a flag 0 or 1, a category its text. RADIANS(0) is 0 as a double in every database.\n";
    }

    private static string Sum(Tree[] trees, SqlSets sets)
    {
        var sql = new StringBuilder("RADIANS(0)");
        foreach (var tree in trees)
        {
            sql.Append("\n            + (");
            new SqlTree(tree, sets).Write(sql);
            sql.Append(')');
        }

        return sql.ToString();
    }

    /// <summary>Cases of the moment only, where the table has both.</summary>
    private string? Where()
    {
        var key = model.Schema.Features is null ? model.Schema.MomentKey : FeaturesFile.Moment;
        return key is null ? null : $"{SqlText.Name(key)} = '{(outcome.Moment == Moment.Arrival ? "arrival" : "closure")}'";
    }

    /// <summary>As the file of `features` has them, or as the schema names them.</summary>
    private string[] DefaultKeys()
    {
        string?[] own = model.Schema.Features is null
            ? [model.Schema.CaseKey, model.Schema.CustomerKey, model.Schema.TimeKey]
            : [FeaturesFile.CaseId, FeaturesFile.CustomerId, FeaturesFile.At];
        return own.OfType<string>().ToArray() is { Length: > 0 } there
            ? there
            : throw new DataException("The schema names no column that tells cases apart; name those of the table with --key a,b.");
    }
}
