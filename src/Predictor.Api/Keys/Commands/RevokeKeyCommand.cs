using System.CommandLine;
using Predictor.Api.Commands;
using Predictor.Store;
using Predictor.Store.Writing;

namespace Predictor.Api.Keys.Commands;

/// <summary><c>keys revoke ID</c>: within a second no service over the store takes the key.</summary>
internal sealed class RevokeKeyCommand : StoreCommand
{
    private readonly Argument<string> _id = new("ID") { Description = "The key's id, as list shows it; it is part of the key." };
    private readonly TimeProvider _time;

    public RevokeKeyCommand(TimeProvider time)
        : base(KeyCommands.Name, "revoke", "Revokes a key, for good.")
    {
        _time = time;
        Arguments.Add(_id);
    }

    public override async Task<bool> RunAsync(ParseResult arguments, RecordStore store, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var id = arguments.GetRequiredValue(_id);
        if ((await store.ReadKeysAsync(cancellation)).FirstOrDefault(key => key.Id == id) is not { } kept)
        {
            await error.WriteLineAsync($"error: The store has no key '{id}'; keys list shows those there are.");
            return false;
        }

        var now = _time.GetUtcNow();
        if (await store.RevokeKeyAsync(id, now, By.ToString(), Audit(id, now)) != Recorded.Yes)
        {
            await error.WriteLineAsync("error: The store did not take it; the key still opens.");
            return false;
        }

        await error.WriteLineAsync($"Key {id} ({kept.Name}) {(kept.RevokedAt is { } before ? $"was revoked before, at {before:u}" : "is revoked")}.");
        return true;
    }
}
