using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Predictor.Cases;
using Predictor.Desk.Access;
using Predictor.Desk.Models;
using Predictor.Desk.Queue;
using Predictor.Models.Registry;
using Predictor.Store;
using Predictor.Store.Lines;
using Predictor.Store.Records;

namespace Predictor.Desk.Cases;

/// <summary>Cases' pages out of the store and the models. Everything that is read and computed is bounded.</summary>
public sealed class CaseReading(IDeskPeople people, CustomerLink link, VersionCache versions, IModelWatch watch, IOptions<DeskOptions> options, TimeProvider time)
{
    /// <summary>Newest cases that the history lists.</summary>
    public const int MostContacts = 25;

    private const int MostScores = 200;

    /// <summary>Of one case: arrival, closure, and again where it was opened again.</summary>
    private const int MostScoresOfCase = 20;

    /// <param name="ready">Where it is.</param>
    /// <param name="subject">Whose page; there for who asks.</param>
    /// <param name="ask">What of it.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="zone">Of times.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="System.Data.Common.DbException">The store does not answer.</exception>
    public async Task<CaseView> ReadAsync(DeskState.Ready ready, CaseSubject subject, CaseAsk ask, DeskUser user, TimeZoneInfo zone, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ready);
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(ask);
        ArgumentNullException.ThrowIfNull(user);
        var (store, live, now, line) = (ready.Store, ready.Live, time.GetUtcNow(), subject.Line);
        var caseId = ask.CaseId ?? line.CaseId;
        var ofCase = await ScoresOfCaseAsync(store, live, line, caseId, cancellation);
        var chosen = ofCase.FirstOrDefault(each => each.Id == line.PredictionId) ?? ofCase.FirstOrDefault(each => each.Moment == Moment.Closure) ?? (ofCase.Count > 0 ? ofCase[0] : null);
        var shown = chosen is null ? null : ShownScore.Of(chosen, live, versions);
        var (arrival, closure) = (Of(Moment.Arrival), Of(Moment.Closure));
        var customer = line.CustomerId is { } customerId ? await store.ReadCustomerAsync(customerId, now.ToUnixTimeSeconds(), cancellation) : null;
        var scores = line.CustomerId is not null ? await store.ReadCustomerScoresAsync(line.CustomerId, live.Model.Name, MostScores, cancellation) : [.. OwnScores(ofCase, live)];
        var beside = subject.IsListed ? await BesideAsync(store, live, line, ask, user, now, cancellation) : null;
        return new CaseView
        {
            Ready = ready,
            Subject = subject,
            Now = now,
            Zone = zone,
            User = user,
            People = people.All,
            Ask = ask,
            Link = link.To(line.CustomerId, caseId, line.Reference),
            Events = await store.ReadLineEventsAsync(line.Id, cancellation),
            Told = [.. (await ToldAsync(store, line, cancellation)).Where(action => !action.Id.StartsWith(CaseAction.DeskPrefix, StringComparison.Ordinal) && (action.Drawn is null || action.HeldOut == true))],
            Customer = customer?.Record,
            Contacts = customer is null ? [] : ContactRows.Of(customer, scores, options.Value, MostContacts),
            ContactCount = customer?.Interactions.Count ?? 0,
            Scores = scores,
            CaseId = caseId,
            Shown = shown,
            Arrival = arrival,
            Closure = closure,
            Account = Account(ask.Outcome ?? live.Policy.ValueOutcome) ?? Account(live.Policy.ValueOutcome),
            Gains = subject.IsScored ? GainSum.All(live.Policy, line.Probability, line.Value.Worth) : [],
            Beside = beside,
        };

        CaseAccount? Account(string outcome) =>
            shown is null ? null : CaseAccounting.Of(shown, arrival, closure, outcome, live, ask.Moved, options.Value.Shows, watch.Find(live.Model.Name));

        ShownScore? Of(Moment moment) => chosen?.Moment == moment ? shown : ofCase.FirstOrDefault(each => each.Moment == moment) is { } found ? ShownScore.Of(found, live, versions) : null;
    }

    /// <summary>Newest first. Of another customer's case there are none.</summary>
    private static async Task<IReadOnlyList<Prediction>> ScoresOfCaseAsync(RecordStore store, LiveModel live, Line line, string? caseId, CancellationToken cancellation)
    {
        if (caseId is null)
            return line.PredictionId.Length > 0 && await store.ReadPredictionAsync(line.PredictionId, cancellation) is { } own ? [own] : [];
        var found = await store.ReadNewestPredictionsAsync(caseId, live.Model.Name, MostScoresOfCase, cancellation);
        return [.. found.Where(each => line.CustomerId is null ? caseId == line.CaseId : each.CustomerId == line.CustomerId || caseId == line.CaseId)];
    }

    private static IEnumerable<CustomerScore> OwnScores(IReadOnlyList<Prediction> ofCase, LiveModel live) => ofCase.Reverse()
        .Select(each => (each, RecordedAnswer.Read(each.Answer).GetValueOrDefault(live.Policy.ValueOutcome)))
        .Where(pair => pair.Item2 is not null)
        .Select(pair => new CustomerScore(pair.each.Id, pair.each.CaseId, pair.each.Moment, pair.each.AsOf, pair.Item2!.Probability, pair.each.Version));

    private static async Task<IReadOnlyList<CaseAction>> ToldAsync(RecordStore store, Line line, CancellationToken cancellation) =>
        line.CustomerId is { } customer ? await store.ReadCustomerActionsAsync(customer, cancellation)
        : line.CaseId is { } own ? await store.ReadCaseActionsAsync(own, cancellation)
        : [];

    private static async Task<CaseBeside> BesideAsync(
        RecordStore store, LiveModel live, Line line, CaseAsk ask, DeskUser user, DateTimeOffset now, CancellationToken cancellation)
    {
        var query = QueueFilter.Read(new QueryCollection(QueryHelpers.ParseQuery(ask.View))).ToQuery(live, user, now);
        var place = LinePosition.Of(query, line);
        return new CaseBeside(await OneAsync(query with { IsAscending = !query.IsAscending }), await OneAsync(query), await store.ReadPlaceAsync(query, line, cancellation));

        async Task<string?> OneAsync(LineQuery direction) => (await store.ReadLinesAsync(direction, place, 1, cancellation)).Lines is [var found] ? found.Id : null;
    }
}
