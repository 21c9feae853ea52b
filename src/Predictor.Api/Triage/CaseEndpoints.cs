using Microsoft.AspNetCore.Http.HttpResults;
using Predictor.Api.Auditing;
using Predictor.Api.Errors;
using Predictor.Api.Keys;
using Predictor.Api.Recording;
using Predictor.Api.Scoring;
using Predictor.Api.Triage.Acts;
using Predictor.Api.Triage.Answers;
using Predictor.Desk.Access;
using Predictor.Desk.Queue;
using Predictor.Store.Lines;

namespace Predictor.Api.Triage;

/// <summary>The desk's queue for programs: the same lines, the same acts and the same rules as its pages.</summary>
internal static class CaseEndpoints
{
    public static void AddTriage(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ActReader>();
        builder.Services.AddSingleton<LineActs>();
        builder.Services.AddSingleton<CaseActing>();
        builder.Services.AddHostedService<LineRevaluer>();
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, CaseJson.Default));
    }

    public static void MapTriage(this IEndpointRouteBuilder app)
    {
        var cases = app.MapGroup("/v1/cases").RequireAuthorization(Scope.Desk).WithMetadata(new Audited()).WithTags("Cases");
        cases.MapGet("", ListAsync)
            .WithName("ListCases")
            .WithSummary("The queue: customers at risk, a page at a time, chosen and sorted as at the desk.");
        cases.MapGet("/{id}", FindAsync)
            .WithName("FindCase")
            .WithSummary("One of them with what people did about it, oldest first. ETag guards changes.");
        foreach (var (verb, name, summary) in Verbs)
        {
            cases.MapPost($"/{{id}}/{verb}", (string id, HttpContext http, CaseActing acting, DeskUser user, CancellationToken cancellation) => acting.OneAsync(verb, id, http, user, cancellation))
                .WithName($"{name}Case")
                .WithSummary($"{summary} If-Match holds the case's ETag, or *.");
            cases.MapPost($"/{verb}", (HttpContext http, CaseActing acting, DeskUser user, CancellationToken cancellation) => acting.ManyAsync(verb, http, user, cancellation))
                .WithName($"{name}Cases")
                .WithSummary(verb == ActVerb.Undo ? "Takes back what you did at once: {act}." : $"The same to several: cases is a list of {{id, etag}}.");
        }
    }

    private static IEnumerable<(string Verb, string Name, string Summary)> Verbs =>
    [
        (ActVerb.Assign, "Assign", "Gives it to somebody: {to}, a user's name, me or nobody."),
        (ActVerb.Snooze, "Snooze", "Keeps it out of sight: {until, reason}."),
        (ActVerb.Note, "Note", "Adds a note: {note}."),
        (ActVerb.Act, "ActOn", "Records what was done, and ends it unless nobody was reached: {action, ended?, note?}; action none: nothing need be done."),
        (ActVerb.Reopen, "Reopen", "Opens one that ended, or wakes one that is snoozed."),
        (ActVerb.Undo, "Undo", "Takes back what you did last: {event?}."),
    ];

    private static async Task<Results<Ok<CaseList>, RequestRefused, StoreAway>> ListAsync(HttpRequest http, IDesk desk, DeskUser user, TimeProvider time, CancellationToken cancellation)
    {
        if (desk.State is not DeskState.Ready ready)
            return StoreAway.Reading();
        var mistakes = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var asked = CaseQuery.Read(http.Query, ready.Live, mistakes);
        if (mistakes.Count > 0)
            return new RequestRefused("What is at fault is listed in errors, by name.") { Errors = mistakes };
        try
        {
            var now = time.GetUtcNow();
            var query = asked.Filter.ToQuery(ready.Live, user, now);
            var (page, totals) = await ready.Store.ReadLinesWithTotalsAsync(query, asked.After, asked.Limit, cancellation);
            var valued = await ready.Store.ReadValuationAsync(ready.Live.Model.Name, cancellation);
            return TypedResults.Ok(new CaseList(
                now.UtcDateTime,
                new AnswerPolicy(ready.Live.Policy.Version, ready.Live.Policy.Currency),
                valued is null ? null : new CasesValued(valued.PolicyVersion, valued.DoneAt?.UtcDateTime),
                new CaseTotals(totals.Lines, totals.AtStake, totals.Gain),
                [.. page.Lines.Select(line => CaseAnswers.Of(line, ready.Live, now))],
                page.Next?.ToString(),
                ready.IsSample ? true : null));
        }
        catch (Exception fault) when (LiveStore.IsAway(fault))
        {
            return StoreAway.Reading();
        }
    }

    private static async Task<Results<Ok<CaseWithEvents>, LineUnknown, StoreAway>> FindAsync(string id, HttpResponse response, IDesk desk, DeskUser user, TimeProvider time, CancellationToken cancellation)
    {
        if (desk.State is not DeskState.Ready ready)
            return StoreAway.Reading();
        try
        {
            if (!LineId.IsOne(id) || await ready.Store.ReadLineAsync(id, cancellation) is not { } line || !user.Sees(line.Team))
                return new LineUnknown();
            var events = await ready.Store.ReadLineEventsAsync(id, cancellation);
            var found = CaseAnswers.Of(line, ready.Live, time.GetUtcNow());
            response.Headers.ETag = found.Etag;
            return TypedResults.Ok(new CaseWithEvents(found, [.. events.Select(CaseEventAnswer.Of)]));
        }
        catch (Exception fault) when (LiveStore.IsAway(fault))
        {
            return StoreAway.Reading();
        }
    }
}
