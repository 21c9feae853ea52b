using Predictor.Desk.Queue;
using Predictor.Store.Lines;
using Predictor.Store.Records;

namespace Predictor.Api.Triage.Answers;

/// <summary>What somebody did to a case.</summary>
/// <param name="Id">Of this event.</param>
/// <param name="Act">The same for all that was done at once; undone by it.</param>
/// <param name="At">To the millisecond.</param>
/// <param name="By">Who.</param>
/// <param name="What">assigned, snoozed, noted, acted, reopened or undone.</param>
/// <param name="To">Assigned to; null: to nobody, or no assignment.</param>
/// <param name="Until">Snoozed until.</param>
/// <param name="Words">A reason or a note.</param>
/// <param name="Action">What was done, none where nothing need be.</param>
/// <param name="Ended">How it ended; null: not known yet.</param>
/// <param name="Undone">Whether it was taken back.</param>
internal sealed record CaseEventAnswer(
    string Id, string Act, DateTime At, CasePerson By, string What, CasePerson? To, DateTime? Until, string? Words, string? Action, string? Ended, bool Undone)
{
    public static CaseEventAnswer Of(LineEvent done) => new(
        done.Id,
        done.ActId,
        done.At.UtcDateTime,
        CasePerson.Of(done.By)!,
        QueueFilter.Word(done.What),
        CasePerson.Of(done.To),
        done.Until?.UtcDateTime,
        done.Words,
        done.What == LineEventKind.Acted ? done.Action ?? CaseAction.None : done.Action,
        done.End is { } end ? ActionEndNames.NameOf(end) : null,
        done.IsUndone);
}
