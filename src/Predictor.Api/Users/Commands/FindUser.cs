using Predictor.Store;
using Predictor.Store.Access;

namespace Predictor.Api.Users.Commands;

/// <summary>The user that a command names.</summary>
internal static class FindUser
{
    /// <returns>Null: there is none, and it was said.</returns>
    public static async Task<UserRecord?> Async(string name, RecordStore store, TextWriter error, CancellationToken cancellation)
    {
        var user = await store.ReadUserAsync(UserName.Fold(name), cancellation);
        if (user is null)
            await error.WriteLineAsync($"error: The store has no user '{name}'; users list shows those there are.");
        return user;
    }
}
