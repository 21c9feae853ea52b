using System.Globalization;
using System.Runtime.InteropServices;
using Predictor.Cases;
using Predictor.Store.History.Events;

namespace Predictor.Store.History.Stored;

/// <summary>Finds what each case's moments were scored from. Of several scores of a moment the earliest counts: what was known when it was first asked.</summary>
internal static class RecordedScores
{
    private const string Sql = "SELECT case_id, moment, as_of, version, cells, received_at_ms, prediction_id FROM prediction WHERE model = $1 AND shadow_of IS NULL AND case_id IS NOT NULL AND as_of >= $2";

    /// <summary>One a case's moment that was scored, in no order.</summary>
    public static IReadOnlyList<RecordedScore> Read(StoreSnapshot store, CaseLog log, RecordedRows recorded, StoredWindow window, IList<string> notes, CancellationToken cancellation)
    {
        var cases = log.CaseIds.Select((id, i) => (id, i)).ToDictionary(pair => pair.id, pair => pair.i, StringComparer.Ordinal);
        var layouts = new Dictionary<int, CaseEncoder?>();
        var (unknown, gone) = (0, new SortedDictionary<int, int>());
        var earliest = new Dictionary<(int Case, Moment Moment), (RecordedScore Score, long ReceivedAt, string Id)>();
        foreach (var row in store.Rows(Sql, cancellation, recorded.Model, window.From))
        {
            var version = (int)row.GetInt64(3);
            if (!layouts.TryGetValue(version, out var layout))
                layouts.Add(version, layout = recorded.Layout(version));
            if (layout is null)
            {
                gone[version] = gone.GetValueOrDefault(version) + 1;
            }
            else if (!cases.TryGetValue(row.GetString(0), out var position))
            {
                unknown++;
            }
            else
            {
                var at = new CaseRow(position, (Moment)row.GetInt64(1), row.GetInt64(2));
                var (receivedAt, id) = (row.GetInt64(5), row.GetString(6));
                if (earliest.TryGetValue((at.Case, at.Moment), out var other) && !IsBefore((at.At, receivedAt, id), (other.Score.Row.At, other.ReceivedAt, other.Id)))
                    continue;
                earliest[(at.Case, at.Moment)] = (new RecordedScore(at, version, layout, Cells(row.GetFieldValue<byte[]>(4), layout, recorded.Model, version)), receivedAt, id);
            }
        }

        foreach (var (version, count) in gone)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{count} scores are of {recorded.Model} version {version}, which is not among the models: what they were made from cannot be read."));
        }

        if (unknown > 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{unknown} scores are of no case that the store knows to have opened."));
        return [.. earliest.Values.Select(each => each.Score)];
    }

    private static float[] Cells(byte[] bytes, CaseEncoder layout, string model, int version) => bytes.Length == layout.Width * sizeof(float)
        ? MemoryMarshal.Cast<byte, float>(bytes).ToArray()
        : throw new StoreException(string.Create(
            CultureInfo.InvariantCulture,
            $"A score of {model} version {version} was made from {bytes.Length / sizeof(float)} cells, and that version among the models has {layout.Width}: it is not the one that scored."));

    private static bool IsBefore((long At, long ReceivedAt, string Id) one, (long At, long ReceivedAt, string Id) other) =>
        one.At != other.At ? one.At < other.At
        : one.ReceivedAt != other.ReceivedAt ? one.ReceivedAt < other.ReceivedAt
        : string.CompareOrdinal(one.Id, other.Id) < 0;
}
