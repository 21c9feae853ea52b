using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Predictor.Api.Auditing;
using Predictor.Api.Errors;
using Predictor.Api.Recording;
using Predictor.Api.Scoring;
using Predictor.Store.Writing;

namespace Predictor.Api.Keys.Admin;

/// <summary>Keys made, listed and revoked over the API; the command line does the same (<see cref="Commands.KeyCommands"/>).</summary>
internal static class KeyEndpoints
{
    private const int LargestBody = 16 * 1024;

    public static void MapKeys(this IEndpointRouteBuilder app)
    {
        var keys = app.MapGroup("/v1/keys").RequireAuthorization(Scope.Admin).WithTags("Keys");
        keys.MapPost("", MakeAsync)
            .WithName("MakeKey")
            .WithSummary("Makes a key: {name, scopes, expires?, requestsPerSecond?, concurrent?}. The key is in this answer and nowhere else.");
        keys.MapGet("", ListAsync).WithName("ListKeys").WithSummary("The keys there are and were, without what opens.");
        keys.MapDelete("/{id}", RevokeAsync).WithName("RevokeKey").WithSummary("Revokes a key; within a second no instance takes it. It stays in the list.");
    }

    private static async Task<Results<Created<NewKeyAnswer>, RequestRefused, BodyRefused, StoreAway>> MakeAsync(
        HttpContext http, LiveStore live, StoredKeys stored, TimeProvider time, CancellationToken cancellation)
    {
        if (live.Current is not { } store)
            return StoreAway.Writing("The store does not answer.");
        var (body, refused) = await RequestBody.ReadAsync(http.Request, LargestBody, cancellation);
        if (body is null)
            return refused!;

        var now = time.GetUtcNow();
        var mistakes = new Dictionary<string, string[]>(StringComparer.Ordinal);
        KeyOrder order;
        using (body)
        {
            order = KeyOrderReader.Read(body.Bytes, now, mistakes);
        }

        if (mistakes.Count > 0)
            return new RequestRefused("No key was made; what is at fault is listed in errors, by place.") { Errors = mistakes };
        var (key, kept) = order.Make(now, Caller.Of(http.User));
        var note = AuditNote.Of(http);
        note.Target = kept.Id;
        if (await store.AddKeyAsync(kept, AuditNote.Entry(http, now, StatusCodes.Status201Created)) != Recorded.Yes)
            return StoreAway.Writing("The store does not answer.");
        note.IsKept = true;
        await stored.ReadAsync(cancellation);
        return TypedResults.Created($"/v1/keys/{kept.Id}", new NewKeyAnswer(key, KeyAnswer.Of(kept, now)));
    }

    private static async Task<Results<Ok<KeyList>, StoreAway>> ListAsync(LiveStore live, IConfiguration settings, TimeProvider time, CancellationToken cancellation)
    {
        if (live.Current is not { } store)
            return StoreAway.Reading();
        try
        {
            var now = time.GetUtcNow();
            return TypedResults.Ok(new KeyList(
                [.. ApiKeySettings.Of(settings).Select(KeyAnswer.Of), .. (await store.ReadKeysAsync(cancellation)).Select(kept => KeyAnswer.Of(kept, now))]));
        }
        catch (DbException)
        {
            return StoreAway.Reading();
        }
    }

    private static async Task<Results<NoContent, KeyUnknown, StoreAway>> RevokeAsync(
        string id, HttpContext http, LiveStore live, StoredKeys stored, TimeProvider time, CancellationToken cancellation)
    {
        if (live.Current is not { } store)
            return StoreAway.Writing("The store does not answer.");
        try
        {
            if ((await store.ReadKeysAsync(cancellation)).All(key => key.Id != id))
                return new KeyUnknown();
        }
        catch (DbException)
        {
            return StoreAway.Reading();
        }

        var (now, note) = (time.GetUtcNow(), AuditNote.Of(http));
        note.Target = id;
        if (await store.RevokeKeyAsync(id, now, Caller.Of(http.User).ToString(), AuditNote.Entry(http, now, StatusCodes.Status204NoContent)) != Recorded.Yes)
            return StoreAway.Writing("The store does not answer.");
        note.IsKept = true;
        await stored.ReadAsync(cancellation);
        return TypedResults.NoContent();
    }
}
