using System.CommandLine;
using Predictor.Api.Commands;
using Predictor.Store;
using Predictor.Store.Writing;

namespace Predictor.Api.Users.Commands;

/// <summary><c>users enable NAME</c>: with the password he had.</summary>
internal sealed class EnableUserCommand : StoreCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "Of the user, as list shows it." };
    private readonly TimeProvider _time;

    public EnableUserCommand(TimeProvider time)
        : base(UserCommands.Name, "enable", "Lets a user that was switched off sign in again.")
    {
        _time = time;
        Arguments.Add(_name);
    }

    public override async Task<bool> RunAsync(ParseResult arguments, RecordStore store, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        if (await FindUser.Async(arguments.GetRequiredValue(_name), store, error, cancellation) is not { } user)
            return false;
        if (await store.EnableUserAsync(user.Name, UserOrder.NewStamp(), Audit(user.Name, _time.GetUtcNow())) != Recorded.Yes)
        {
            await error.WriteLineAsync("error: The store did not take it; the user is still switched off.");
            return false;
        }

        await error.WriteLineAsync($"{user.Name} may sign in{(user.PasswordHash is null ? ", once a password is chosen (users reset)" : "")}.");
        return true;
    }
}
