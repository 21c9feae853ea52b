using System.Globalization;
using System.Text.Json;
using Predictor.Api.Recording;
using Predictor.Api.Triage.Acts;
using Predictor.Desk.Access;
using Predictor.Desk.Queue;
using Predictor.Store.Lines;
using Predictor.Store.Records;

namespace Predictor.Api.Triage;

/// <summary>The bodies of the verbs of cases. A name that is no member is a mistake: what was meant would not be done.</summary>
internal static class CaseOrderReader
{
    /// <summary>What a body that is no object is told.</summary>
    private static readonly Dictionary<string, string> Examples = new(StringComparer.Ordinal)
    {
        [ActVerb.Assign] = """{"to": "me"}""",
        [ActVerb.Snooze] = """{"until": "2026-12-01", "reason": "On holiday"}""",
        [ActVerb.Note] = """{"note": "Rang, no answer"}""",
        [ActVerb.Act] = """{"action": "callBack", "ended": "accepted", "note": "Stays"}""",
    };

    /// <param name="verb">Of <see cref="ActVerb"/>.</param>
    /// <param name="body">Of the request.</param>
    /// <param name="isMany">Whether it names its cases itself.</param>
    /// <param name="user">Who is me.</param>
    /// <param name="mistakes">By place.</param>
    /// <returns>Of use only where no mistake was found.</returns>
    public static CaseOrder Read(string verb, ReadOnlySpan<byte> body, bool isMany, DeskUser user, Dictionary<string, string[]> mistakes)
    {
        // Opening again and taking back need not say anything.
        var items = body.IsEmpty && !isMany && !Examples.ContainsKey(verb) ? [("", JsonElement.Parse("{}"))] : RecordLines.Read(body, mistakes);
        if (items is not [var (place, item)] || mistakes.Count > 0)
        {
            mistakes.TryAdd("body", [$"expected one object{(Examples.TryGetValue(verb, out var example) ? $": {example}" : "")}"]);
            return new CaseOrder(new ActAsked(verb), null, []);
        }

        var fields = new RecordFields(place, item, TimeZoneInfo.Utc, mistakes, new HashSet<string>());
        var (asked, undone) = verb switch
        {
            ActVerb.Assign => (new ActAsked(verb) { To = To(fields, user) }, null),
            ActVerb.Snooze => (new ActAsked(verb) { Until = fields.Words("until"), Words = fields.Lines("reason") }, null),
            ActVerb.Note => (new ActAsked(verb) { Words = fields.Lines("note") }, null),
            ActVerb.Act => (new ActAsked(verb) { Action = fields.Words("action"), End = fields.Words("ended"), Words = fields.Lines("note") }, null),
            ActVerb.Undo => (new ActAsked(verb), fields.Words(isMany ? "act" : "event")),
            _ => (new ActAsked(verb), null),
        };
        var lines = isMany && verb != ActVerb.Undo ? Lines(fields, mistakes) : [];
        if (isMany && verb == ActVerb.Undo && undone is null && !fields.HasMistakes)
            fields.Mistake("act", "found nothing, expected the act that is to be taken back");
        fields.RefuseOthers();
        return new CaseOrder(asked, undone, lines);
    }

    /// <summary>The field at fault, and what was expected of it.</summary>
    public static (string Field, string Message) Explain(string verb, ActMistake mistake) => mistake switch
    {
        ActMistake.NoPerson => ("to", "expected the name of somebody who may sign in at the desk, me, or nobody"),
        ActMistake.NoUntil => ("until", "expected a time later than now, such as 2026-12-01T09:00:00Z, or a day, such as 2026-12-01: 07:00 in the desk's time zone"),
        ActMistake.NoReason => ("reason", $"found nothing, expected why, at most {ActReader.LongestWords} characters"),
        ActMistake.NoNote => ("note", $"found nothing, expected words, at most {ActReader.LongestWords} characters"),
        ActMistake.NoAction => ("action", $"found nothing, expected an action of the policy, a few words, or {CaseAction.None}"),
        ActMistake.NoEnd => ("ended", $"expected {string.Join(", ", ActionEndNames.All)}"),
        ActMistake.TooLong => (verb == ActVerb.Snooze ? "reason" : "note", $"expected at most {ActReader.LongestWords} characters"),
        _ => ("body", "expected text"),
    };

    private static string? To(RecordFields fields, DeskUser user) => fields.Words("to") switch
    {
        QueueFilter.Me => user.Name,
        QueueFilter.Nobody => "",
        var name => name,
    };

    private static List<(string, long?)> Lines(RecordFields fields, Dictionary<string, string[]> mistakes)
    {
        var items = fields.Objects("cases");
        if (items.Count is 0 or > LineActs.MostLines && !fields.HasMistakes)
            fields.Mistake("cases", $"found {items.Count}, expected 1 to {LineActs.MostLines} cases: {{\"id\": \"…\", \"etag\": \"…\"}}");
        var lines = new List<(string, long?)>(items.Count);
        foreach (var (i, item) in items.Take(LineActs.MostLines).Index())
        {
            var each = new RecordFields(string.Create(CultureInfo.InvariantCulture, $"cases.{i + 1}"), item, TimeZoneInfo.Utc, mistakes, new HashSet<string>());
            var (id, tag) = (each.RequiredId("id"), each.Words("etag"));
            if (!each.HasMistakes && !LineId.IsOne(id))
                each.Mistake("id", $"expected the id of a case, {LineId.Length} characters");
            if (!EditionTag.TryParse(tag ?? "", out var edition))
                each.Mistake("etag", $"expected {EditionTag.Expected}");
            each.RefuseOthers();
            lines.Add((id, edition));
        }

        if (lines.GroupBy(line => line.Item1).FirstOrDefault(same => same.Count() > 1) is { Key: { Length: > 0 } twice })
            fields.Mistake("cases", $"names {twice} twice");
        return lines;
    }
}
