using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Predictor.Api.Errors;
using Predictor.Api.Recording;
using Predictor.Api.Scoring;
using Predictor.Api.Triage.Acts;
using Predictor.Api.Triage.Answers;
using Predictor.Desk;
using Predictor.Desk.Access;
using Predictor.Desk.Queue;
using Predictor.Store.Lines;
using Predictor.Store.Writing;

namespace Predictor.Api.Triage;

/// <summary>The verbs of <c>/v1/cases</c>: reads what is asked, has it done, and says what became of it.</summary>
internal sealed class CaseActing(IDesk desk, ActReader reader, LineActs acts, IOptions<DeskOptions> options, TimeProvider time)
{
    /// <summary>Of a body, bytes.</summary>
    private const int LargestBody = 64 * 1024;

    public async Task<Results<Ok<CaseActed>, RequestRefused, BodyRefused, LineUnknown, LineNotChanged, StoreAway>> OneAsync(
        string verb, string id, HttpContext http, DeskUser user, CancellationToken cancellation)
    {
        if (desk.State is not DeskState.Ready ready)
            return StoreAway.Writing(Away);
        var (body, refused) = await RequestBody.ReadAsync(http.Request, LargestBody, cancellation);
        if (body is null)
            return refused!;
        var (order, act, mistakes) = Read(verb, body, isMany: false, user);
        if (mistakes.Count > 0)
            return Refused(mistakes);
        if (!LineId.IsOne(id))
            return new LineUnknown();
        if (http.Request.Headers.IfMatch.Count == 0)
            return new EditionMissing();
        if (!EditionTag.TryParse(http.Request.Headers.IfMatch.ToString(), out var edition))
            return Refused("If-Match", $"expected {EditionTag.Expected}");
        try
        {
            var acted = act is null
                ? await acts.UndoLastAsync(ready.Store, user, id, edition, order.Event, cancellation)
                : (await acts.ActAsync(ready, user, [(id, edition)], act, cancellation)).Lines[0].Acted;
            switch (acted)
            {
                case LineActed.Done done:
                    var changed = Answer(done, ready);
                    http.Response.Headers.ETag = changed.Case.Etag;
                    return TypedResults.Ok(changed);
                case LineActed.Conflict conflict:
                    return new LineChanged(CaseAnswers.WhoWasBefore(conflict.Last, ready.Live), CaseAnswers.Of(conflict.Line, ready.Live, time.GetUtcNow()), conflict.Last is { } last ? CaseEventAnswer.Of(last) : null);
                case LineActed.Refused why:
                    return new LineRefused(why.Why);
                case LineActed.NotWritten not:
                    return StoreAway.Writing(Why(not));
                default:
                    return new LineUnknown();
            }
        }
        catch (Exception fault) when (LiveStore.IsAway(fault))
        {
            return StoreAway.Writing(Away);
        }
    }

    public async Task<Results<Ok<CasesActed>, RequestRefused, BodyRefused, StoreAway>> ManyAsync(string verb, HttpContext http, DeskUser user, CancellationToken cancellation)
    {
        if (desk.State is not DeskState.Ready ready)
            return StoreAway.Writing(Away);
        var (body, refused) = await RequestBody.ReadAsync(http.Request, LargestBody, cancellation);
        if (body is null)
            return refused!;
        var (order, act, mistakes) = Read(verb, body, isMany: true, user);
        if (mistakes.Count > 0)
            return Refused(mistakes);
        try
        {
            var acted = act is null
                ? await acts.UndoAsync(ready.Store, user, order.Event!, cancellation)
                : await acts.ActAsync(ready, user, order.Lines, act, cancellation);
            if (acted.Lines.Count == 0)
                return Refused("act", "found none of yours; expected the act of what you did yourself");
            if (acted is { IsCut: true, IsDone: false })
                return StoreAway.Writing(Why(acted.Lines.Select(each => each.Acted).OfType<LineActed.NotWritten>().First()));
            var untried = order.Lines.Skip(acted.Lines.Count).Select(line => new CaseMissed(line.Id, StatusCodes.Status503ServiceUnavailable, Away, null, null));
            return TypedResults.Ok(new CasesActed(
                acted.Id,
                [.. acted.Lines.Select(each => each.Acted).OfType<LineActed.Done>().Select(done => Answer(done, ready))],
                [.. acted.Lines.Where(each => each.Acted is not LineActed.Done).Select(each => Missed(each.Line, each.Acted, ready)), .. untried]));
        }
        catch (Exception fault) when (LiveStore.IsAway(fault))
        {
            return StoreAway.Writing(Away);
        }
    }

    private const string Away = "The store does not answer.";

    private (CaseOrder Order, LineAct? Act, Dictionary<string, string[]> Mistakes) Read(string verb, RequestBody body, bool isMany, DeskUser user)
    {
        var mistakes = new Dictionary<string, string[]>(StringComparer.Ordinal);
        CaseOrder order;
        using (body)
        {
            order = CaseOrderReader.Read(verb, body.Bytes, isMany, user, mistakes);
        }

        if (mistakes.Count > 0 || verb == ActVerb.Undo)
            return (order, null, mistakes);
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(options.Value.TimeZone, out var named) ? named : TimeZoneInfo.Utc;
        var (act, mistake) = reader.Read(order.Asked, user, zone);
        if (mistake is { } found)
        {
            var (field, message) = CaseOrderReader.Explain(verb, found);
            mistakes[field] = [message];
        }

        return (order, act, mistakes);
    }

    private CaseActed Answer(LineActed.Done done, DeskState.Ready ready) => new(CaseAnswers.Of(done.Line, ready.Live, time.GetUtcNow()), CaseEventAnswer.Of(done.Event));

    private CaseMissed Missed(string id, LineActed acted, DeskState.Ready ready) => acted switch
    {
        LineActed.Conflict conflict => new CaseMissed(
            id,
            StatusCodes.Status412PreconditionFailed,
            CaseAnswers.WhoWasBefore(conflict.Last, ready.Live),
            CaseAnswers.Of(conflict.Line, ready.Live, time.GetUtcNow()),
            conflict.Last is { } last ? CaseEventAnswer.Of(last) : null),
        LineActed.Refused refused => new CaseMissed(id, StatusCodes.Status409Conflict, refused.Why, null, null),
        LineActed.NotWritten not => new CaseMissed(id, StatusCodes.Status503ServiceUnavailable, Why(not), null, null),
        _ => new CaseMissed(id, StatusCodes.Status404NotFound, LineUnknown.Why, null, null),
    };

    private static string Why(LineActed.NotWritten not) => not.Recorded == Recorded.QueueFull ? "More comes than the store can write." : Away;

    private static RequestRefused Refused(Dictionary<string, string[]> mistakes) => new("Nothing was changed; what is at fault is listed in errors, by place.") { Errors = mistakes };

    private static RequestRefused Refused(string field, string message) => Refused(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [message] });
}
