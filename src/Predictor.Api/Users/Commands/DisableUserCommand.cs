using System.CommandLine;
using Predictor.Api.Commands;
using Predictor.Store;
using Predictor.Store.Writing;

namespace Predictor.Api.Users.Commands;

/// <summary><c>users disable NAME</c>: within a second no session of the user goes on.</summary>
internal sealed class DisableUserCommand : StoreCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "Of the user, as list shows it." };
    private readonly TimeProvider _time;

    public DisableUserCommand(TimeProvider time)
        : base(UserCommands.Name, "disable", "Keeps a user from signing in, and ends the sessions there are.")
    {
        _time = time;
        Arguments.Add(_name);
    }

    public override async Task<bool> RunAsync(ParseResult arguments, RecordStore store, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        if (await FindUser.Async(arguments.GetRequiredValue(_name), store, error, cancellation) is not { } user)
            return false;
        var now = _time.GetUtcNow();
        if (await store.DisableUserAsync(user.Name, UserOrder.NewStamp(), now, By.ToString(), Audit(user.Name, now)) != Recorded.Yes)
        {
            await error.WriteLineAsync("error: The store did not take it; the user may still come in.");
            return false;
        }

        await error.WriteLineAsync($"{user.Name} {(user.DisabledAt is { } before ? $"was switched off before, at {before:u}" : "is switched off")}.");
        return true;
    }
}
