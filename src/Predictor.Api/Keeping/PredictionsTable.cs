using System.Globalization;
using System.Text.Json;
using Predictor.Api.Scoring;
using Predictor.Cases;
using Predictor.Models.Registry;
using Predictor.Store;

namespace Predictor.Api.Keeping;

/// <summary>
/// A version's recorded predictions as a CSV that <c>compare --predictions</c> takes: one row a case, moment and outcome, of the first time that the case was scored at the moment.
/// Without a case there is nothing to compare with; a base rate is no prediction of the version.
/// </summary>
internal static class PredictionsTable
{
    private const string Header = "case_id,moment,outcome,probability,as_of";

    /// <param name="store">Open.</param>
    /// <param name="model">Its name.</param>
    /// <param name="version">Which of them.</param>
    /// <param name="isShadow">Those made in the shadow of another version's answers; else those that were answered.</param>
    /// <param name="path">Written beside and moved into place.</param>
    /// <param name="cancellation">Stops it; nothing is written.</param>
    /// <returns>How many cases and moments are in the table.</returns>
    /// <exception cref="StoreException">There are none; nothing is written.</exception>
    public static async Task<int> WriteAsync(RecordStore store, string model, int version, bool isShadow, string path, CancellationToken cancellation)
    {
        var seen = new HashSet<(string CaseId, Moment Moment)>();
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await using (var table = new StreamWriter(unfinished))
            {
                await table.WriteLineAsync(Header);
                await foreach (var prediction in store.ReadPredictionsAsync(model, version, isShadow, cancellation))
                {
                    if (prediction.CaseId is not { } caseId)
                        continue;
                    var answer = JsonSerializer.Deserialize(prediction.Answer, ApiJson.Default.ScoreAnswer)!;
                    if (answer.Degraded?.Any(each => each.Cause is Shortfall.BaseRate or Shortfall.MomentNotModelled) == true || !seen.Add((caseId, prediction.Moment)))
                        continue;
                    foreach (var outcome in answer.Outcomes)
                    {
                        await table.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{Cell(caseId)},{answer.Moment},{Cell(outcome.Name)},{outcome.Probability:R},{answer.AsOf:yyyy-MM-ddTHH:mm:ssZ}"));
                    }
                }
            }

            if (seen.Count == 0)
                throw new StoreException(string.Create(CultureInfo.InvariantCulture, $"The store in {store.Name} holds no prediction of a case by {model} version {version}{(isShadow ? " in the shadow" : "")}."));
            File.Move(unfinished, path, overwrite: true);
            return seen.Count;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static string Cell(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
