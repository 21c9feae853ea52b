using Microsoft.AspNetCore.Authentication;

namespace Predictor.Api.Keys;

/// <summary>Whether a key opens anything: the one place where it is decided.</summary>
internal sealed class KeyCheck(KeyRing keys, TimeProvider time)
{
    /// <returns>Who the key's caller is, as it was made once for all requests with it; or why the key opens nothing.</returns>
    public AuthenticateResult Check(HttpContext context, string presented)
    {
        if (keys.Find(presented) is not { } key)
            return AuthenticateResult.Fail("The key that was sent opens nothing here.");
        var now = time.GetUtcNow();
        if (key.Problem(now) is { } problem)
        {
            // It opens nothing, and the audit may say whose it was.
            context.Features.Set(key.Caller);
            return AuthenticateResult.Fail(problem);
        }

        key.Use(now);
        return key.Result;
    }
}
