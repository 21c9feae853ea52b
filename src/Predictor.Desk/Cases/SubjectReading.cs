using Microsoft.Extensions.Options;
using Predictor.Cases;
using Predictor.Desk.Access;
using Predictor.Desk.Queue;
using Predictor.Models.Registry;
using Predictor.Store.Lines;
using Predictor.Store.Records;

namespace Predictor.Desk.Cases;

/// <summary>Finds whose page is asked for, and whether it is there for who asks: a line of the queue counts before anything else.</summary>
public sealed class SubjectReading(VersionCache versions, IOptions<DeskOptions> options, TimeProvider time)
{
    /// <returns>Null: there is no such line, or it is not there for who asks.</returns>
    /// <exception cref="System.Data.Common.DbException">The store does not answer.</exception>
    public static async Task<CaseSubject?> OfLineAsync(DeskState.Ready ready, string lineId, DeskUser user, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ready);
        ArgumentNullException.ThrowIfNull(user);
        return await ready.Store.ReadLineAsync(lineId, cancellation) is { } line && user.Sees(line.Team) ? new CaseSubject(line, true, true, CaseSubject.PathOfLine(lineId)) : null;
    }

    /// <summary>Of a customer, by the company's own id.</summary>
    /// <returns>Null: nobody knows him, or he is not there for who asks.</returns>
    /// <exception cref="System.Data.Common.DbException">The store does not answer.</exception>
    public async Task<CaseSubject?> OfCustomerAsync(DeskState.Ready ready, string customerId, DeskUser user, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ready);
        ArgumentNullException.ThrowIfNull(user);
        var lineId = LineId.OfCustomer(customerId);
        if (await ready.Store.ReadLineAsync(lineId, cancellation) is not null)
            return await OfLineAsync(ready, lineId, user, cancellation);
        var newest = await ready.Store.ReadNewestPredictionAsync(customerId, ready.Live.Model.Name, cancellation);
        var known = await ready.Store.ReadCustomerAsync(customerId, time.GetUtcNow().ToUnixTimeSeconds(), cancellation);
        return newest is null && known is { Record: null, Interactions.Count: 0 } ? null : Make(ready.Live, newest, known, customerId, null, user);
    }

    /// <summary>Of a case, by the company's own id: of its customer, where one is known.</summary>
    /// <returns>Null: nobody knows it, or it is not there for who asks.</returns>
    /// <exception cref="System.Data.Common.DbException">The store does not answer.</exception>
    public async Task<CaseSubject?> OfCaseAsync(DeskState.Ready ready, string caseId, DeskUser user, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ready);
        ArgumentNullException.ThrowIfNull(user);
        if (!(await ready.Store.ReadCaseCustomersAsync([caseId], cancellation)).TryGetValue(caseId, out var customerId))
            return null;
        if (customerId is not null)
            return await OfCustomerAsync(ready, customerId, user, cancellation);
        var lineId = LineId.OfCase(caseId);
        if (await ready.Store.ReadLineAsync(lineId, cancellation) is not null)
            return await OfLineAsync(ready, lineId, user, cancellation);
        var newest = await ready.Store.ReadNewestPredictionsAsync(caseId, ready.Live.Model.Name, 1, cancellation) is [var found] ? found : null;
        return Make(ready.Live, newest, null, null, caseId, user);
    }

    private CaseSubject? Make(LiveModel live, Prediction? newest, CustomerEvents? known, string? customerId, string? caseId, DeskUser user)
    {
        var contact = known is null ? null : ContactRows.Of(known, [], options.Value, 1) is [var last] ? last : null;
        var said = newest is null ? null : UnlistedScore.Of(ShownScore.Of(newest, live, versions), live, options.Value, time.GetUtcNow(), byHand: false);
        var line = new Line
        {
            Id = LineId.Of(customerId, caseId)!,
            CustomerId = customerId,
            Name = known?.Record?.Name,
            Reference = known?.Record?.Reference,
            CaseId = newest is not null ? newest.CaseId : caseId ?? contact?.Interaction.CaseId,
            PredictionId = newest?.Id ?? "",
            Model = live.Model.Name,
            Version = newest?.Version ?? live.Model.Version,
            Moment = newest?.Moment ?? Moment.Arrival,
            ScoredAt = newest?.AsOf ?? DateTimeOffset.UnixEpoch,
            Probability = said?.Probability ?? 0,
            Band = said?.Band ?? live.Policy.Bands.Count - 1,
            SecondProbability = said?.SecondProbability,
            SecondBand = said?.SecondBand,
            Value = said?.Value ?? LineValuing.Of(live.Policy, 0, null),
            Reasons = said?.Reasons ?? [],
            Queue = said?.Queue ?? contact?.Queue,
            Channel = said?.Channel ?? contact?.Channel,
            Team = said?.Team ?? contact?.Team,
            AskedForContact = said?.AskedForContact ?? false,
            OpenedAt = newest?.AsOf ?? contact?.OpenedAt ?? DateTimeOffset.UnixEpoch,
            Edition = 0,
        };
        return user.Sees(line.Team) ? new CaseSubject(line, IsListed: false, said is not null, customerId is not null ? CaseSubject.PathOfCustomer(customerId) : CaseSubject.PathOfCase(caseId!)) : null;
    }
}
