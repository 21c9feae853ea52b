using System.Globalization;
using Predictor.Cases;
using Predictor.Cases.Tables;
using Predictor.Models.Bundles;

namespace Predictor.Training.Comparing;

/// <summary>
/// Predictions made elsewhere, as a CSV: <c>id</c> (or <c>case_id</c>) and <c>probability</c>, and where a model predicts several, <c>outcome</c> and
/// <c>moment</c>. Other columns are left alone. Whoever made them answers for what they learned from.
/// </summary>
internal sealed class PredictionsFile : IComparedSide
{
    private readonly Dictionary<(string Outcome, Moment Moment), Dictionary<string, (double Probability, int Line)>> _predictions = [];

    private PredictionsFile()
    {
    }

    /// <summary>How many predictions there are in all.</summary>
    public int Count => _predictions.Values.Sum(each => each.Count);

    /// <param name="path">The file.</param>
    /// <param name="model">That it is held against: its outcomes and moments are those that may be predicted.</param>
    /// <param name="outcome">Of all rows, where the file has no column for it; null: the model's only one.</param>
    /// <param name="moment">Likewise; null: the only one at which the model predicts the outcome.</param>
    /// <exception cref="DataException">Naming the row and the column.</exception>
    public static PredictionsFile Read(string path, Model model, string? outcome, Moment? moment)
    {
        using var table = CsvTable.Open(path);
        var rows = new PredictionRows(table, model, outcome, moment);
        var file = new PredictionsFile();
        while (table.Read())
        {
            var (of, id, probability) = rows.Read();
            if (!file._predictions.TryGetValue(of, out var known))
                file._predictions.Add(of, known = new Dictionary<string, (double, int)>(StringComparer.Ordinal));
            if (!known.TryAdd(id, (probability, table.Line)))
                throw rows.Repeated(known[id].Line);
        }

        return file._predictions.Count > 0 ? file : throw new DataException($"{table.Name}: there are no rows below the header.");
    }

    public ScoredCases? Score(string outcome, Moment moment)
    {
        if (!_predictions.TryGetValue((outcome, moment), out var found))
            return null;
        string[] ids = [.. found.Keys];
        return new ScoredCases { Ids = ids, Probabilities = Array.ConvertAll(ids, id => found[id].Probability), Unseen = [.. ids.Select(_ => true)] };
    }

    /// <summary>How many predictions name no case of the data, in a sentence; null where all do.</summary>
    /// <exception cref="DataException">None names one.</exception>
    public string? Unknown(CaseTable cases)
    {
        var known = cases.CaseIds.ToHashSet(StringComparer.Ordinal);
        var unknown = _predictions.Values.SelectMany(each => each).Where(each => !known.Contains(each.Key)).Select(each => (each.Key, each.Value.Line)).ToArray();
        if (unknown.Length == 0)
            return null;
        var (id, line) = unknown.MinBy(each => each.Line);
        return unknown.Length < Count
            ? string.Create(CultureInfo.InvariantCulture, $"{unknown.Length:N0} of {Count:N0} predictions name no case of the data, the first in line {line}: '{id}'.")
            : throw new DataException($"None of {Count} predictions names a case of the data: the first, in line {line}, is '{id}', and a case of the data is '{cases.CaseIds[0]}'.");
    }
}
