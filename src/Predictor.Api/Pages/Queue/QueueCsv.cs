using System.Text;
using Predictor.Desk.Access;
using Predictor.Desk.Queue;
using Predictor.Desk.Today;
using Predictor.Desk.Words;
using Predictor.Store.Lines;

namespace Predictor.Api.Pages.Queue;

/// <summary>All lines of a view as CSV, page by page, so that none is held whole.</summary>
internal sealed class QueueCsv(DeskState.Ready ready, QueueFilter filter, DeskUser user, TimeZoneInfo zone) : IResult
{
    private const int LinesAtOnce = 1_000;

    private const string Header =
        "customer_id,name,reference,case_id,expected_gain,at_stake,currency,suggested_action,outcome,probability,band,second_outcome,second_probability,reason_1,reason_2,queue,channel,team,opened_at,scored_at,owner,snoozed_until,held_out";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, cancellation) = (httpContext.Response, httpContext.RequestAborted);
        var query = filter.ToQuery(ready.Live, user, DateTimeOffset.UtcNow);
        LinePosition? after = null;
        var isFirst = true;
        do
        {
            // The first is read before anything is said, so that a store that does not answer is an error and not half a file.
            var page = await ready.Store.ReadLinesAsync(query, after, LinesAtOnce, cancellation);
            if (isFirst)
            {
                response.ContentType = "text/csv; charset=utf-8";
                response.Headers.ContentDisposition = $"attachment; filename=\"queue-{Times.Date(DateTimeOffset.UtcNow, zone)}.csv\"";
                await response.WriteAsync(Header + "\r\n", cancellation);
                isFirst = false;
            }

            var rows = new StringBuilder();
            foreach (var line in page.Lines)
            {
                rows.Append(CsvText.Row(Cells(line)));
            }

            await response.WriteAsync(rows.ToString(), cancellation);
            after = page.Next;
        }
        while (after is not null);
    }

    private object?[] Cells(Line line) =>
    [
        line.CustomerId, line.Name, line.Reference, line.CaseId, line.Value.Gain, line.Value.AtStake, ready.Live.Policy.Currency, line.Value.Action is { } action && !HoldOutArm.IsHeldOut(ready.Live.Policy, line) ? LineText.Action(ready.Live.Policy, action) : null,
        ready.Live.Policy.ValueOutcome, line.Probability, LineText.Band(ready.Live.Policy, line.Band).Words, LineScoring.SecondOf(ready.Live)?.Name, line.SecondProbability,
        line.Reasons.Count > 0 ? line.Reasons[0].Words : null, line.Reasons.Count > 1 ? line.Reasons[1].Words : null, line.Queue, line.Channel, line.Team,
        line.OpenedAt, line.ScoredAt, line.Owner?.Name, line.SnoozedUntil, HoldOutArm.IsHeldOut(ready.Live.Policy, line) ? "yes" : "no",
    ];
}
