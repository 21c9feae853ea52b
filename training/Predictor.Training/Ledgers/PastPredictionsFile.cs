using System.Globalization;
using Predictor.Cases;
using Predictor.Cases.Tables;
using Predictor.Ledger.BackTest;

namespace Predictor.Training.Ledgers;

/// <summary>What a version predicted, as <c>store predictions</c> writes it: <c>case_id</c>, <c>moment</c>, <c>outcome</c>, <c>probability</c>; other columns are left alone.</summary>
internal static class PastPredictionsFile
{
    /// <param name="path">The file.</param>
    /// <param name="outcome">Rows of others are left out.</param>
    /// <exception cref="DataException">Naming line and column.</exception>
    public static IReadOnlyList<PastPrediction> Read(string path, string outcome)
    {
        using var table = CsvTable.Open(path);
        var (id, moment, name, probability) = (table.Find("case_id"), table.Find("moment"), table.Find("outcome"), table.Find("probability"));
        var said = new List<PastPrediction>();
        while (table.Read())
        {
            if (!table[name].SequenceEqual(outcome))
                continue;
            if (!Enum.TryParse<Moment>(table[moment], ignoreCase: true, out var at))
                throw table.Error(moment, "arrival or closure");
            if (!double.TryParse(table[probability], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || value is not (>= 0 and <= 1))
                throw table.Error(probability, "a number from 0 to 1");
            said.Add(new PastPrediction(table[id].ToString(), at, value));
        }

        return said.Count > 0 ? said : throw new DataException($"{table.Name}: no row is of the outcome {outcome}, the policy's value outcome.");
    }
}
