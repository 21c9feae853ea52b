using System.Text;
using Predictor.Cases;
using Predictor.Forests;

namespace Predictor.Training.Exporting.Sql;

/// <summary>
/// A tree as an expression: CASE within CASE down to <see cref="MostNested"/> levels, for a parser's stack is short (100 symbols in SQLite before 3.46),
/// and below that one CASE a subtree with a WHEN for each of its leaves, from left to right. A row that is in none of the leaves before is in a leaf exactly
/// when it goes left wherever the leaf is on the left: where it is on the right, the row would else have gone left into one of those before.
/// </summary>
internal sealed class SqlTree(Tree tree, SqlSets sets)
{
    private const int MostNested = 8;

    /// <summary>Most tests in one condition, each an AND: SQLite takes expressions 1,000 deep.</summary>
    private const int MostTests = 800;

    /// <exception cref="DataException">A tree so deep that a database would not take it.</exception>
    public void Write(StringBuilder sql) => Write(sql, tree.SplitCount == 0 ? ~0 : 0, 0);

    private void Write(StringBuilder sql, int node, int depth)
    {
        if (node < 0)
        {
            sql.Append(SqlText.Number(tree.LeafValue[~node]));
        }
        else if (depth < MostNested)
        {
            sql.Append("CASE WHEN ").Append(GoesLeft(node)).Append(" THEN ");
            Write(sql, tree.Left[node], depth + 1);
            sql.Append(" ELSE ");
            Write(sql, tree.Right[node], depth + 1);
            sql.Append(" END");
        }
        else
        {
            WriteLeaves(sql, node);
        }
    }

    private void WriteLeaves(StringBuilder sql, int root)
    {
        sql.Append("CASE");
        var open = new Stack<(int Node, string[] Tests)>();
        open.Push((root, []));
        while (open.TryPop(out var each))
        {
            var (node, tests) = each;
            if (node >= 0)
            {
                if (tests.Length == MostTests)
                    throw new DataException($"A tree has a leaf {MostTests + MostNested} splits below its root; SQL is written of shallower ones.");
                open.Push((tree.Right[node], tests));
                open.Push((tree.Left[node], [.. tests, GoesLeft(node)]));
            }
            else if (open.Count > 0)
            {
                sql.Append(" WHEN ").AppendJoin(" AND ", tests).Append(" THEN ").Append(SqlText.Number(tree.LeafValue[~node]));
            }
            else
            {
                sql.Append(" ELSE ").Append(SqlText.Number(tree.LeafValue[~node])).Append(" END");
            }
        }
    }

    /// <summary>True where a row goes left; false or unknown (of a missing cell) where it goes right.</summary>
    private string GoesLeft(int split)
    {
        var column = tree.Feature[split];
        var (cell, test) = tree.LeftCategories[split] is { } words
            ? (SqlSets.Cell(column, 0), sets.Test(column, words))
            : (SqlCells.Cell(column), $"{SqlCells.Cell(column)} <= {SqlText.Number(CellEdge.LargestAtMost(tree.Threshold[split]))}");
        return tree.MissingGoesLeft[split] ? $"({cell} IS NULL OR {test})" : test;
    }
}
