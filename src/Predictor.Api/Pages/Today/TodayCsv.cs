using Predictor.Desk.Queue;
using Predictor.Desk.Today;

namespace Predictor.Api.Pages.Today;

/// <summary>The day's plan as CSV, a row a call, person by person.</summary>
internal sealed class TodayCsv(TodayView view) : IResult
{
    private static readonly string[] Header =
        ["person", "customer_id", "name", "reference", "case_id", "action", "minutes", "expected_gain", "currency", "state", "reason_1", "reason_2", "queue", "team", "given_at"];

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"today-{view.Day:yyyy-MM-dd}.csv\"";
        await response.WriteAsync(CsvText.Row(Header) + string.Concat(view.People.SelectMany(person => person.Calls.Select(call => CsvText.Row(Cells(person, call))))), httpContext.RequestAborted);
    }

    private object?[] Cells(PersonDay person, TodayCall call)
    {
        var (line, policy) = (call.Line, view.Live.Policy);
        return
        [
            person.Person.DisplayName, line.CustomerId, line.Name, line.Reference, line.CaseId, LineText.Action(policy, call.Plan.Action), call.Plan.Minutes, call.Plan.Gain, policy.Currency,
            TodayText.State(call, person.Person, view), line.Reasons.Count > 0 ? line.Reasons[0].Words : null, line.Reasons.Count > 1 ? line.Reasons[1].Words : null, line.Queue, line.Team, call.GivenAt,
        ];
    }
}
