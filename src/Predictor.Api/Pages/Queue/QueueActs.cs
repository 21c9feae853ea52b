using System.Globalization;
using Predictor.Api.Triage.Acts;
using Predictor.Desk.Access;
using Predictor.Desk.Queue;
using Predictor.Desk.Words;
using Predictor.Store.Lines;

namespace Predictor.Api.Pages.Queue;

/// <summary>What the queue's forms ask for, and what became of it as the next page's address says.</summary>
internal sealed class QueueActs(ActReader reader, LineActs acts)
{
    /// <summary>Of those who were before, so many are named.</summary>
    private const int MostMissed = 10;

    /// <summary>The form's word for recording what was done.</summary>
    private const string Record = "record";

    /// <returns>To be added to the address of the page: what was done, what was missed, or the mistake.</returns>
    public async Task<string> ActAsync(DeskState.Ready ready, DeskUser user, IFormCollection form, TimeZoneInfo zone, CancellationToken cancellation)
    {
        if (form["verb"] == ActVerb.Undo)
        {
            var undone = await acts.UndoAsync(ready.Store, user, form["act"].ToString(), cancellation);
            return Told(undone, undone.Lines.Count == 0 ? "gone" : null);
        }

        var (act, mistake) = reader.Read(Asked(form), user, zone);
        (string Id, long? Edition)[] lines = [.. form["line"].Select(Line).OfType<(string, long?)>().Take(LineActs.MostLines)];
        if (act is null)
            return $"mistake={QueueFilter.Word(mistake!.Value)}";
        return lines.Length == 0 ? "mistake=noLine" : Told(await acts.ActAsync(ready, user, lines, act, cancellation), null);
    }

    /// <summary>What the address says was done; what it says wrongly is nothing.</summary>
    public static async Task<QueueOutcome?> OutcomeAsync(DeskState.Ready ready, DeskUser user, IQueryCollection query, CancellationToken cancellation)
    {
        var (act, missed, mistake) = (query["did"].ToString(), query["missed"], query["mistake"].ToString());
        if (act.Length == 0 && missed.Count == 0 && mistake.Length == 0)
            return null;
        IReadOnlyList<LineEvent> done = !Guid.TryParseExact(act, "D", out _) ? [] : [.. (await ready.Store.ReadEventsOfActAsync(act, cancellation)).Where(each => each.By.Id == user.Name)];
        var lines = await SeenAsync([.. done.Select(each => each.LineId)]);
        var others = await SeenAsync([.. missed.OfType<string>().Where(LineId.IsOne).Take(MostMissed)]);
        return new QueueOutcome(
            [.. done.Where(each => lines.Any(line => line.Id == each.LineId))],
            lines,
            await QueueReading.WithAsync(ready.Store, others, DateTimeOffset.UtcNow, cancellation),
            mistake switch
            {
                "noLine" => DeskText.Of("told.noLine"),
                "noUntil" => DeskText.Of("told.noUntil"),
                "noReason" => DeskText.Of("told.noReason"),
                "noNote" => DeskText.Of("told.noNote"),
                "noPerson" => DeskText.Of("told.noPerson"),
                "noEnd" => DeskText.Of("told.noEnd"),
                "gone" => DeskText.Of("told.gone"),
                "tooLong" => DeskText.Of("told.tooLong", ActReader.LongestWords),
                "notText" => DeskText.Of("told.notText"),
                "notTaken" => DeskText.Of("unlisted.notTaken"),
                "notWritten" => DeskText.Of("told.notWritten"),
                "" => null,
                _ => DeskText.Of("told.noVerb"),
            });

        async Task<IReadOnlyList<Line>> SeenAsync(IReadOnlyList<string> ids) => [.. (await ready.Store.ReadLinesAsync(ids, cancellation)).Where(line => user.Sees(line.Team))];
    }

    private static ActAsked Asked(IFormCollection form)
    {
        var verb = form["verb"].ToString();
        var words = verb switch { ActVerb.Snooze => "reason", ActVerb.Note => "note", _ => "words" };
        return new ActAsked(verb == Record ? ActVerb.Act : verb)
        {
            To = form["to"].ToString().Trim(),
            Until = form["until"].ToString().Trim(),
            Words = form[words].ToString(),
            Action = form["action"].ToString(),
            End = form["end"].ToString(),
        };
    }

    private static (string, long?)? Line(string? text) =>
        text?.Split('.') is [var id, var edition] && LineId.IsOne(id) && long.TryParse(edition, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (id, number) : null;

    private static string Told(ActedLines acted, string? mistake)
    {
        List<string> parts = [];
        if (acted.IsDone)
            parts.Add($"did={acted.Id}");
        parts.AddRange(acted.Lines.Where(each => each.Acted is not (LineActed.Done or LineActed.NotWritten)).Take(MostMissed).Select(each => $"missed={each.Line}"));
        if ((acted.IsCut ? "notWritten" : mistake) is { } said)
            parts.Add($"mistake={said}");
        return string.Join('&', parts);
    }
}
