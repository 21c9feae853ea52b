using System.CommandLine;
using System.Text.Json;
using Predictor.Api.Commands;
using Predictor.Store;

namespace Predictor.Api.Users.Commands;

/// <summary><c>users list</c>: one user a line, by name.</summary>
internal sealed class ListUsersCommand : StoreCommand
{
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object." };

    public ListUsersCommand()
        : base(UserCommands.Name, "list", "Lists the users, those switched off among them.") => Options.Add(_json);

    public override async Task<bool> RunAsync(ParseResult arguments, RecordStore store, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        UserAnswer[] users = [.. (await store.ReadUsersAsync(cancellation)).Select(UserAnswer.Of)];
        if (arguments.GetValue(_json))
            await output.WriteLineAsync(JsonSerializer.Serialize(new UserList(users), UserJson.Default.UserList));
        else
            await Table.WriteAsync(output, [["name", "display name", "roles", "teams", "state", "made"], .. users.Select(Line)]);
        return true;
    }

    private static string[] Line(UserAnswer user) =>
        [user.Name, user.DisplayName, string.Join(',', user.Roles), string.Join(',', user.Teams), user.DisabledAt is { } off ? $"switched off {off}" : user.HasPassword ? "may sign in" : "no password yet", user.MadeAt];
}
