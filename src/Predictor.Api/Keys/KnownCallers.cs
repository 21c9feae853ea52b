using Microsoft.AspNetCore.Authentication;
using Predictor.Api.Keys.Tokens;

namespace Predictor.Api.Keys;

/// <summary>
/// Callers who bring a key that opens something, as nearly all do: known at once, by what was made when the key was read. Nobody is refused here: whoever is not known is for the schemes.
/// </summary>
internal sealed class KnownCallers(KeyCheck keys, TokenSettings tokens)
{
    /// <returns>Whether it is known who asks, as the scheme of keys would have it.</returns>
    public bool Knows(HttpContext context)
    {
        if (CallerScheme.OtherThanKey(context.Request, tokens) is not null
            || Credentials.Key(context.Request) is not { } presented
            || keys.Check(context, presented) is not { Succeeded: true } known)
        {
            return false;
        }

        context.User = known.Principal;
        context.Features.Set<IAuthenticateResultFeature>(new Result { AuthenticateResult = known });
        return true;
    }

    private sealed class Result : IAuthenticateResultFeature
    {
        public AuthenticateResult? AuthenticateResult { get; set; }
    }
}
