using System.Globalization;
using Predictor.Cases.Text;
using Predictor.Desk.Access;
using Predictor.Desk.Pages.Queue;
using Predictor.Store.Lines;
using Predictor.Store.Records;

namespace Predictor.Api.Triage.Acts;

/// <summary>Decides what of what is asked can be done: the same for forms of pages and for callers of the API.</summary>
internal sealed class ActReader(IDeskPeople people, TimeProvider time)
{
    /// <summary>Of a reason or a note, characters.</summary>
    public const int LongestWords = ActBar.Longest;

    /// <summary>Of an action, characters.</summary>
    public const int LongestAction = 100;

    /// <summary>When a snoozed line is shown again on its day.</summary>
    private static readonly TimeOnly Morning = new(7, 0);

    /// <param name="asked">Anything but to undo.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="zone">Of days.</param>
    /// <returns>One of the two is null.</returns>
    public (LineAct? Act, ActMistake? Mistake) Read(ActAsked asked, DeskUser user, TimeZoneInfo zone)
    {
        var (words, action) = (asked.Words?.Trim() ?? "", asked.Action?.Trim());
        if (words.Length > LongestWords || action?.Length > LongestAction)
            return (null, ActMistake.TooLong);
        if (!IsText(words) || !IsText(action ?? ""))
            return (null, ActMistake.NotText);
        return asked.Verb switch
        {
            ActVerb.Assign => asked.To is null ? (null, ActMistake.NoPerson)
                : asked.To.Length == 0 ? (new LineAct.Assign(null), null)
                : Person(asked.To, user) is { } to ? (new LineAct.Assign(to), null)
                : (null, ActMistake.NoPerson),
            ActVerb.Snooze => words.Length == 0 ? (null, ActMistake.NoReason)
                : Until(asked.Until ?? "", zone) is { } until && until > time.GetUtcNow() ? (new LineAct.Snooze(until, words), null)
                : (null, ActMistake.NoUntil),
            ActVerb.Note => words.Length == 0 ? (null, ActMistake.NoNote) : (new LineAct.Note(words), null),
            ActVerb.Act => Done(action, asked.End?.Trim() ?? "", words.Length == 0 ? null : words),
            ActVerb.Reopen => (new LineAct.Reopen(), null),
            _ => (null, ActMistake.NoVerb),
        };
    }

    /// <summary>Whether it holds nothing that a store or a page could not take: no control characters but ends of lines and tabs.</summary>
    public static bool IsText(string words) => !words.Any(letter => char.IsControl(letter) && letter is not ('\r' or '\n' or '\t'));

    private static (LineAct?, ActMistake?) Done(string? action, string end, string? words)
    {
        if (action is null)
            return (null, ActMistake.NoAction);
        if (action.Length == 0 || action == CaseAction.None)
            return (new LineAct.Do(null, null, words), null);
        if (end.Length == 0)
            return (new LineAct.Do(action, null, words), null);
        return ActionEndNames.Find(end) is { } how ? (new LineAct.Do(action, how, words), null) : (null, ActMistake.NoEnd);
    }

    /// <summary>Who may sign in, or whoever asks: a key opens the desk too.</summary>
    private LinePerson? Person(string name, DeskUser user) =>
        (name == user.Name ? user : people.All.FirstOrDefault(person => person.Name == name)) is { } to ? new LinePerson(to.Name, to.DisplayName) : null;

    private static DateTimeOffset? Until(string text, TimeZoneInfo zone)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            var morning = day.ToDateTime(Morning);
            return (day == DateOnly.MinValue || day == DateOnly.MaxValue) ? null : new DateTimeOffset(morning, zone.GetUtcOffset(morning)).ToUniversalTime();
        }

        return IsoTime.TryParse(text, zone, out var at) ? at.ToUniversalTime() : null;
    }
}
