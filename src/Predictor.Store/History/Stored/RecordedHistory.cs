using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Predictor.Cases;
using Predictor.Store.History.Events;

namespace Predictor.Store.History.Stored;

/// <summary>
/// Cases as they were scored: cells as recorded then, labels from the log, as of the time at which they were scored. What is corrected in the log afterwards, of a
/// customer's history or of the case itself, so tells a model nothing that it will not be told live.
/// </summary>
internal static class RecordedHistory
{
    /// <exception cref="DataException">Nothing was recorded that can be read.</exception>
    public static CaseTable Build(CaseLog log, IReadOnlyList<RecordedScore> scores, RecordedRows recorded, Schema schema, string featuresSql, IList<string> notes, CancellationToken cancellation)
    {
        var byMoment = scores.ToDictionary(score => (score.Row.Case, score.Row.Moment));
        var others = EventRows.Probes(log).Where(row => !byMoment.ContainsKey((row.Case, row.Moment)) && schema.Outcomes.Any(outcome => outcome.Moments.Contains(row.Moment))).ToArray();
        if (byMoment.Count == 0)
            throw new DataException($"No score of {recorded.Model} is recorded in the store whose case it knows and whose version is among the models: there is no row to take as recorded.");
        if (others.Length > 0)
        {
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{others.Length} of {others.Length + byMoment.Count} rows have no recorded score of {recorded.Model} and are {(recorded.Fills ? "computed from what is known now" : "left out")}."));
        }

        var rows = EventRows.InOrder(log, [.. scores.Select(score => score.Row), .. recorded.Fills ? others : []]);
        RecordedScore?[] ofRows = [.. rows.Select(row => byMoment.GetValueOrDefault((row.Case, row.Moment)))];
        return CaseHistory.Build(log, rows, schema, featuresSql, notes, cancellation, new RecordedCells(schema, ofRows, notes).Over);
    }

    /// <summary>SHA-256 over a log's fingerprint and all that was recorded of it, in the order of cases and moments.</summary>
    public static string Fingerprint(string ofLog, CaseLog log, IReadOnlyList<RecordedScore> scores)
    {
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        whole.AppendData(Encoding.UTF8.GetBytes(ofLog));
        foreach (var score in scores.OrderBy(score => log.CaseIds[score.Row.Case], StringComparer.Ordinal).ThenBy(score => score.Row.Moment))
        {
            whole.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\n{log.CaseIds[score.Row.Case]}\x1f{score.Row.Moment}\x1f{score.Row.At}\x1f{score.Version}\x1f")));
            whole.AppendData(MemoryMarshal.AsBytes<float>(score.Cells));
        }

        return Convert.ToHexStringLower(whole.GetHashAndReset());
    }
}
