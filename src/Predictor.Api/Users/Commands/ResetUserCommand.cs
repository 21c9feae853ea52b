using System.CommandLine;
using Predictor.Api.Commands;
using Predictor.Store;
using Predictor.Store.Writing;

namespace Predictor.Api.Users.Commands;

/// <summary><c>users reset NAME</c>: the password and the sessions end, and a lock; the one-time link for another is alone on standard output.</summary>
internal sealed class ResetUserCommand : StoreCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "Of the user, as list shows it." };
    private readonly string _address;
    private readonly TimeProvider _time;

    public ResetUserCommand(string address, TimeProvider time)
        : base(UserCommands.Name, "reset", "Takes a user's password away and prints the link by which to choose another, once.")
    {
        (_address, _time) = (address, time);
        Arguments.Add(_name);
    }

    public override async Task<bool> RunAsync(ParseResult arguments, RecordStore store, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        if (await FindUser.Async(arguments.GetRequiredValue(_name), store, error, cancellation) is not { } user)
            return false;
        var now = _time.GetUtcNow();
        var (link, kept) = LinkText.Make(user.Name, By.ToString(), now);
        if (await store.ResetUserAsync(kept, UserOrder.NewStamp(), UserName.HashOf(user.Name), Audit(user.Name, now)) != Recorded.Yes)
        {
            await error.WriteLineAsync("error: The store did not take it; the password is as it was.");
            return false;
        }

        await error.WriteLineAsync($"{user.Name} has no password and no session any more{(user.DisabledAt is null ? "" : ", and is switched off (users enable)")}. Another is chosen by this link, once, until {kept.ExpiresAt:u}:");
        await output.WriteLineAsync(_address + link);
        return true;
    }
}
