using System.Globalization;
using Predictor.Desk.Access;
using Predictor.Desk.Pages.Queue;
using Predictor.Desk.Queue;
using Predictor.Desk.Words;
using Predictor.Store.Lines;
using Predictor.Store.Records;

namespace Predictor.Api.Pages.Queue;

/// <summary>What the queue's forms ask for, and what became of it as the next page's address says.</summary>
internal sealed class QueueActs(IDeskPeople people, TimeProvider time)
{
    /// <summary>Lines that a form can hold.</summary>
    public const int MostLines = 200;

    /// <summary>Of those who were before, so many are named.</summary>
    private const int MostMissed = 10;

    /// <summary>When a snoozed line is shown again on its day, in the viewer's zone.</summary>
    private static readonly TimeSpan Morning = TimeSpan.FromHours(7);

    /// <returns>To be added to the address of the page: what was done, what was missed, or the mistake.</returns>
    public async Task<string> ActAsync(DeskState.Ready ready, DeskUser user, IFormCollection form, TimeZoneInfo zone, CancellationToken cancellation)
    {
        var by = new LinePerson(user.Name, user.DisplayName);
        if (form["verb"] == "undo")
            return await UndoAsync(ready, user, by, form["act"].ToString(), cancellation);
        var (act, mistake) = Read(form, zone);
        (string Id, long Edition)[] lines = [.. form["line"].Select(Line).OfType<(string, long)>().Take(MostLines)];
        mistake ??= lines.Length == 0 ? "noLine" : null;
        if (act is null || mistake is not null)
            return $"mistake={mistake}";

        var actId = Guid.CreateVersion7(time.GetUtcNow()).ToString();
        var (isDone, missed) = (false, new List<string>());
        foreach (var (id, edition) in lines)
        {
            switch (await ready.Store.ActAsync(id, edition, act, by, user.Sees, actId, cancellation))
            {
                case LineActed.Done:
                    isDone = true;
                    break;
                case LineActed.NotWritten:
                    return Told(isDone ? actId : null, missed, "notWritten");
                default:
                    missed.Add(id);
                    break;
            }
        }

        return Told(isDone ? actId : null, missed, null);
    }

    /// <summary>What the address says was done; what it says wrongly is nothing.</summary>
    public static async Task<QueueOutcome?> OutcomeAsync(DeskState.Ready ready, DeskUser user, IQueryCollection query, CancellationToken cancellation)
    {
        var (act, missed, mistake) = (query["did"].ToString(), query["missed"], query["mistake"].ToString());
        if (act.Length == 0 && missed.Count == 0 && mistake.Length == 0)
            return null;
        IReadOnlyList<LineEvent> done = act.Length == 0 ? [] : [.. (await ready.Store.ReadEventsOfActAsync(act, cancellation)).Where(each => each.By.Id == user.Name)];
        var lines = await SeenAsync([.. done.Select(each => each.LineId)]);
        var others = await SeenAsync([.. missed.OfType<string>().Take(MostMissed)]);
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
                "gone" => DeskText.Of("told.gone"),
                "tooLong" => DeskText.Of("told.tooLong", ActBar.Longest),
                "notWritten" => DeskText.Of("told.notWritten"),
                "" => null,
                _ => DeskText.Of("told.noVerb"),
            });

        async Task<IReadOnlyList<Line>> SeenAsync(IReadOnlyList<string> ids) => [.. (await ready.Store.ReadLinesAsync(ids, cancellation)).Where(line => user.Sees(line.Team))];
    }

    private static async Task<string> UndoAsync(DeskState.Ready ready, DeskUser user, LinePerson by, string act, CancellationToken cancellation)
    {
        var events = await ready.Store.ReadEventsOfActAsync(act, cancellation);
        var undo = $"{Guid.CreateVersion7()}";
        var (isDone, missed) = (false, new List<string>());
        foreach (var done in events.Where(each => each.By.Id == user.Name).Take(MostLines))
        {
            switch (await ready.Store.ActAsync(done.LineId, null, new LineAct.Undo(done.Id), by, user.Sees, undo, cancellation))
            {
                case LineActed.Done:
                    isDone = true;
                    break;
                case LineActed.NotWritten:
                    return Told(isDone ? undo : null, missed, "notWritten");
                default:
                    missed.Add(done.LineId);
                    break;
            }
        }

        return Told(isDone ? undo : null, missed, events.Count == 0 ? "gone" : null);
    }

    private (LineAct? Act, string? Mistake) Read(IFormCollection form, TimeZoneInfo zone)
    {
        var words = (string name) => form[name].ToString().Trim();
        string[] said = [words("reason"), words("note"), words("words")];
        if (said.Any(text => text.Length > ActBar.Longest))
            return (null, "tooLong");
        switch (form["verb"].ToString())
        {
            case "assign" when words("to").Length == 0:
                return (new LineAct.Assign(null), null);
            case "assign":
                return people.All.FirstOrDefault(person => person.Name == words("to")) is { } to ? (new LineAct.Assign(new LinePerson(to.Name, to.DisplayName)), null) : (null, "noPerson");
            case "snooze" when said[0].Length == 0:
                return (null, "noReason");
            case "snooze":
                return Until(words("until"), zone) is { } until && until > time.GetUtcNow() ? (new LineAct.Snooze(until, said[0]), null) : (null, "noUntil");
            case "note":
                return said[1].Length == 0 ? (null, "noNote") : (new LineAct.Note(said[1]), null);
            case "record":
                var action = words("action");
                return action.Length > 100 ? (null, "tooLong")
                    : (new LineAct.Do(action.Length == 0 ? null : action, action.Length == 0 ? null : ActionEndNames.Find(words("end")), said[2].Length == 0 ? null : said[2]), null);
            case "reopen":
                return (new LineAct.Reopen(), null);
            default:
                return (null, "noVerb");
        }
    }

    private static DateTimeOffset? Until(string date, TimeZoneInfo zone)
    {
        if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return null;
        var morning = day.ToDateTime(TimeOnly.FromTimeSpan(Morning));
        return new DateTimeOffset(morning, zone.GetUtcOffset(morning)).ToUniversalTime();
    }

    private static (string, long)? Line(string? text) =>
        text?.Split('.') is [{ Length: LineId.Length } id, var edition] && long.TryParse(edition, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (id, number) : null;

    private static string Told(string? act, List<string> missed, string? mistake)
    {
        List<string> parts = [];
        if (act is not null)
            parts.Add($"did={act}");
        parts.AddRange(missed.Take(MostMissed).Select(id => $"missed={id}"));
        if (mistake is not null)
            parts.Add($"mistake={mistake}");
        return string.Join('&', parts);
    }
}
