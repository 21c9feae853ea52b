using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Predictor.Api.Auditing;
using Predictor.Api.Errors;
using Predictor.Api.Platforms.Maps;
using Predictor.Api.Recording;
using Predictor.Api.Scoring;
using Predictor.Api.Scoring.Shapes;
using Predictor.Store.Records;
using Predictor.Store.Writing;

namespace Predictor.Api.Platforms;

/// <summary>
/// A platform's own events into cases: each event is kept as far as its map reads it, the case is derived anew from all of its events, and a case that has closed is scored.
/// Events may come again, in parts and out of order; nothing is answered before it is on disk.
/// </summary>
internal sealed class PlatformRecording(FieldMaps maps, LiveStore live, PlatformCases cases, TimeProvider time)
{
    /// <summary>Of a request: each case of it is read and written on its own.</summary>
    private const int MostEvents = 2_000;

    public async Task<Results<Ok<RecordAnswer>, RequestRefused, BodyRefused, StoreAway>> RecordAsync(HttpRequest http, string name, CancellationToken cancellation)
    {
        if (maps.Find(name) is not { } map)
            return Refused("map", $"found '{JsonText.Cut(name)}', expected one of {string.Join(", ", maps.Names)}");
        if (live.Current is not { } store)
            return StoreAway.Writing(live.IsKept ? "The store does not answer." : "The service keeps no store (Store:Connection is none).");
        var (body, refused) = await RequestBody.ReadAsync(http, RecordEndpoints.LargestBody, cancellation);
        if (body is null)
            return refused!;

        var mistakes = new Dictionary<string, string[]>(StringComparer.Ordinal);
        List<PlatformEvent> events;
        int ignored;
        using (body)
        {
            (events, ignored) = Read(map, UrlPairs.IsForm(http.ContentType, body.Bytes) ? UrlPairs.ToJson(body.Bytes).Span : body.Bytes, mistakes);
        }

        if (events.Count == 0 && mistakes.Count > 0)
            return new RequestRefused("Nothing of what was sent can be recorded; it is listed in errors, by place.") { Errors = mistakes };
        if (events.Count > MostEvents)
            return Refused("body", $"found {events.Count} events, expected at most {MostEvents} in a request");
        if (events.Count > 0 && await store.RecordAsync(events, AuditNote.Entry(http.HttpContext, time.GetUtcNow(), StatusCodes.Status200OK, events.Count)) is var recorded and not Recorded.Yes)
            return Away(recorded);
        AuditNote.Of(http.HttpContext).IsKept = events.Count > 0;
        var notes = new SortedSet<string>(StringComparer.Ordinal);
        var scored = 0;
        foreach (var caseId in events.Select(item => item.CaseId).Distinct(StringComparer.Ordinal))
        {
            var (written, isScored) = await cases.UpdateAsync(store, map, caseId, notes, cancellation);
            if (written != Recorded.Yes)
                return Away(written);
            scored += isScored ? 1 : 0;
        }

        return TypedResults.Ok(new RecordAnswer(events.Count, mistakes, notes.Count == 0 ? null : [.. notes]) { Ignored = ignored, Scored = scored });
    }

    private static (List<PlatformEvent> Events, int Ignored) Read(FieldMap map, ReadOnlySpan<byte> body, Dictionary<string, string[]> mistakes)
    {
        var events = new List<PlatformEvent>();
        var ignored = 0;
        foreach (var (place, item) in Events(map, RecordLines.Read(body, mistakes), mistakes))
        {
            JsonElement[] single = [item];
            if (map.Only is { } only && only.Read(single) is null)
            {
                ignored++;
                continue;
            }

            var (id, caseId, at) = (map.EventId.Read(single), map.CaseId.Read(single), map.At.Read(single));
            Require(id, "an event's id", map.EventId);
            Require(caseId, "a case's id", map.CaseId);
            Require(at, "a time", map.At);
            if (IsId(id) && IsId(caseId) && at is not null)
                events.Add(new PlatformEvent(map.Name, id!, caseId!, DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds(), map.Keep(item)));

            void Require(string? found, string what, FieldRule rule)
            {
                if (!IsId(found))
                    mistakes[place.Length == 0 ? rule.Paths[0].Text : $"{place}.{rule.Paths[0].Text}"] = [$"found {(found is null ? "nothing" : $"'{JsonText.Cut(found)}'")}, expected {what}"];
            }
        }

        return (events, ignored);
    }

    private static IEnumerable<(string Place, JsonElement Item)> Events(FieldMap map, List<(string Place, JsonElement Item)> items, Dictionary<string, string[]> mistakes)
    {
        foreach (var (place, item) in items)
        {
            if (map.Events is not { } member || !item.TryGetProperty(member, out var list))
            {
                yield return (place, item);
            }
            else if (list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(each => each.ValueKind != JsonValueKind.Object))
            {
                mistakes[place.Length == 0 ? member : $"{place}.{member}"] = ["found something else, expected a list of objects"];
            }
            else
            {
                var number = 0;
                foreach (var each in list.EnumerateArray())
                {
                    yield return ($"{(place.Length == 0 ? "" : $"{place}.")}{member}[{number++}]", each);
                }
            }
        }
    }

    private static bool IsId(string? text) => text is { Length: > 0 and <= ScoreRequestReader.LongestId } && !text.Any(char.IsControl);

    private static RequestRefused Refused(string place, string mistake) =>
        new("Nothing of what was sent can be recorded; it is listed in errors, by place.") { Errors = new Dictionary<string, string[]> { [place] = [mistake] } };

    private static StoreAway Away(Recorded recorded) =>
        StoreAway.Writing(recorded == Recorded.QueueFull ? "More comes than the store can write." : "The store does not answer.");
}
