using System.Text.Json;
using Predictor.Api.Platforms.Maps;
using Predictor.Api.Recording;
using Predictor.Api.Scoring;
using Predictor.Api.Settings;
using Predictor.Cases;
using Predictor.Cases.Text;
using Predictor.Store;
using Predictor.Store.Records;
using Predictor.Store.Writing;

namespace Predictor.Api.Platforms;

/// <summary>A case out of all that a platform has said of it: kept as an interaction, scored once it has closed.</summary>
internal sealed class PlatformCases(CaseAnswering answering, DefaultModel model)
{
    /// <summary>Of a case: far beyond any, and what one reading takes.</summary>
    private const int MostEventsOfCase = 500;

    /// <summary>Cases are updated one after the other where they share a lock, so that the newest derivation is written last.</summary>
    private readonly SemaphoreSlim[] _locks = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <param name="store">Holds the events.</param>
    /// <param name="map">Reads them.</param>
    /// <param name="caseId">Of the case.</param>
    /// <param name="notes">Gets what was taken otherwise than it came.</param>
    /// <param name="cancellation">The caller is gone.</param>
    /// <returns>What became of the interaction, and whether the case was scored now.</returns>
    public async Task<(Recorded Written, bool IsScored)> UpdateAsync(RecordStore store, FieldMap map, string caseId, ISet<string> notes, CancellationToken cancellation)
    {
        var turn = _locks[(uint)StringComparer.Ordinal.GetHashCode(caseId) % _locks.Length];
        await turn.WaitAsync(cancellation);
        try
        {
            var events = await store.ReadPlatformEventsAsync(map.Name, caseId, MostEventsOfCase, cancellation);
            var (interaction, features) = Derive(map, caseId, [.. events.Select(each => JsonElement.Parse(each.Body))], notes);
            var written = await store.RecordAsync([interaction]);
            var isScored = written == Recorded.Yes && interaction.ClosedAt is not null && await ScoreAsync(store, interaction, features, notes, cancellation);
            return (written, isScored);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>What a platform says wrongly of a field is noted and left out: an event is never lost for it.</summary>
    private (Interaction Interaction, JsonElement Features) Derive(FieldMap map, string caseId, IReadOnlyList<JsonElement> events, ISet<string> notes)
    {
        var said = JsonElement.Parse(map.Derive(caseId, events));
        var mistakes = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var zone = model.Live is { } live ? TimeZoneInfo.FindSystemTimeZoneById(live.Model.Schema.TimeZone) : TimeZoneInfo.Utc;
        var interaction = RecordReaders.Interaction(new RecordFields("", said, zone, mistakes, notes));
        foreach (var (place, words) in mistakes)
        {
            notes.Add($"{place}: {string.Join("; ", words)}.");
        }

        return (interaction.ClosedAt < interaction.OpenedAt ? interaction with { ClosedAt = null } : interaction, said.GetProperty("features"));
    }

    /// <returns>False where it was scored so before, or no model is live.</returns>
    private async Task<bool> ScoreAsync(RecordStore store, Interaction closed, JsonElement features, ISet<string> notes, CancellationToken cancellation)
    {
        if (model.Live is not { } live)
        {
            notes.Add("No model is live: cases that closed were kept and not scored.");
            return false;
        }

        var before = await store.ReadPredictionsAsync(closed.CaseId, cancellation);
        if (before.Any(prediction => prediction.Moment == Moment.Closure && prediction.AsOf.ToUnixTimeSeconds() == closed.ClosedAt && prediction.Model == live.Model.Name))
            return false;
        var query = new ScoreQuery();
        var request = answering.Read(Request(closed, features), query, live);
        return request.Mistakes.Count == 0 && (await answering.AnswerAsync([request], query, live, deadline: null, cancellation))[0]?.Recorded == true;
    }

    private static byte[] Request(Interaction closed, JsonElement features)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("caseId", closed.CaseId);
            writer.WriteString("customerId", closed.CustomerId);
            writer.WriteString("moment", "closure");
            writer.WriteString("asOf", IsoTime.Format(closed.ClosedAt!.Value));
            writer.WritePropertyName("features");
            features.WriteTo(writer);
            writer.WriteEndObject();
        }

        return bytes.ToArray();
    }
}
