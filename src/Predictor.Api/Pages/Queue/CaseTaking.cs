using Microsoft.Extensions.Options;
using Predictor.Desk;
using Predictor.Desk.Access;
using Predictor.Desk.Cases;
using Predictor.Desk.Queue;
using Predictor.Desk.Today;
using Predictor.Desk.Words;
using Predictor.Models.Registry;
using Predictor.Store.Lines;

namespace Predictor.Api.Pages.Queue;

/// <summary>Takes a customer (or a case without one) up by hand whom no score put into the queue: by the newest score, and for who does it.</summary>
internal sealed class CaseTaking(SubjectReading subjects, VersionCache versions, IOptions<DeskOptions> options, TimeProvider time)
{
    /// <param name="ready">Where it is done.</param>
    /// <param name="customer">The company's id; empty: a case without a customer.</param>
    /// <param name="caseId">Of that case.</param>
    /// <param name="user">Who does it.</param>
    /// <param name="cancellation">Stops the reading; what is being written is written.</param>
    /// <returns>The page to go to, with what came of it; null: there is nobody of the id for who asks.</returns>
    public async Task<string?> TakeAsync(DeskState.Ready ready, string customer, string caseId, DeskUser user, CancellationToken cancellation)
    {
        var subject = customer.Length > 0 ? await subjects.OfCustomerAsync(ready, customer, user, cancellation)
            : caseId.Length > 0 ? await subjects.OfCaseAsync(ready, caseId, user, cancellation)
            : null;
        if (subject is null)
            return null;
        var (page, line) = (CaseSubject.PathOfLine(subject.Line.Id), subject.Line);
        if (subject.IsListed)
            return $"{page}?missed={line.Id}";
        if (!subject.IsScored || await ready.Store.ReadPredictionAsync(line.PredictionId, cancellation) is not { } newest
            || UnlistedScore.Of(ShownScore.Of(newest, ready.Live, versions), ready.Live, options.Value, time.GetUtcNow(), byHand: true) is not { } score)
            return $"{subject.Path}?mistake=notTaken";
        return await ready.Store.TakeUpAsync(line, newest with { Line = score }, new LinePerson(user.Name, user.DisplayName), DeskText.Of("unlisted.taken"), HoldOutArm.Of(ready.Live, line, time.GetUtcNow()), cancellation) switch
        {
            LineActed.Done done => $"{page}?did={done.Event.ActId}",
            LineActed.Conflict => $"{page}?missed={line.Id}",
            LineActed.NotWritten => $"{subject.Path}?mistake=notWritten",
            _ => $"{subject.Path}?mistake=notTaken",
        };
    }
}
