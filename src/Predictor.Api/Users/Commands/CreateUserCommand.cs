using System.CommandLine;
using Predictor.Api.Commands;
using Predictor.Store;
using Predictor.Store.Access;
using Predictor.Store.Writing;

namespace Predictor.Api.Users.Commands;

/// <summary><c>users create --name ana --display-name "Ana Lind" --roles supervisor --teams North</c>: the one-time link alone on standard output.</summary>
internal sealed class CreateUserCommand : StoreCommand
{
    private readonly Option<string> _name = new("--name") { Description = $"By which to sign in: {UserName.Expected}; never changed.", Required = true };
    private readonly Option<string> _displayName = new("--display-name") { Description = "For people (default: the name).", DefaultValueFactory = _ => "" };
    private readonly Option<string> _roles = new("--roles") { Description = $"Parted by commas: {UserOrder.ExpectedRoles}.", Required = true };
    private readonly Option<string> _teams = new("--teams") { Description = "Parted by commas, as the column of teams has them; made where there is none of the name.", DefaultValueFactory = _ => "" };
    private readonly string _address;
    private readonly TimeProvider _time;

    public CreateUserCommand(string address, TimeProvider time)
        : base(UserCommands.Name, "create", "Makes a user and prints the link by which to choose a password, once.")
    {
        (_address, _time) = (address, time);
        foreach (var option in (Option[])[_name, _displayName, _roles, _teams])
        {
            Options.Add(option);
        }

        Validators.Add(result =>
        {
            if (result.GetValue(_name) is { } name && !UserName.IsOne(UserName.Fold(name)))
                result.AddError($"--name: found '{name}', expected {UserName.Expected}.");
            if (result.GetValue(_displayName) is { } shown && !UserOrder.IsLine(shown))
                result.AddError($"--display-name: expected one line of at most {UserOrder.LongestName} characters.");
            if (result.GetValue(_roles) is { } roles && !UserOrder.AreRoles(Split(roles)))
                result.AddError($"--roles: found '{roles}', expected {UserOrder.ExpectedRoles}, parted by commas.");
            if (result.GetValue(_teams) is { } teams && !Split(teams).All(UserOrder.IsLine))
                result.AddError($"--teams: expected names of at most {UserOrder.LongestName} characters, parted by commas.");
        });
    }

    public override async Task<bool> RunAsync(ParseResult arguments, RecordStore store, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var now = _time.GetUtcNow();
        var order = new UserOrder(
            UserName.Fold(arguments.GetRequiredValue(_name)), arguments.GetRequiredValue(_displayName).Trim(), Split(arguments.GetRequiredValue(_roles)), Split(arguments.GetRequiredValue(_teams)));
        var (link, kept) = LinkText.Make(order.Name, By.ToString(), now);
        foreach (var team in order.Teams)
        {
            if (await store.AddTeamAsync(new TeamRecord(team, now, By.ToString()), Audit(team, now) with { Action = "teams create" }) != Recorded.Yes)
                return await NotTakenAsync(error);
        }

        var (recorded, isNew) = await store.AddUserAsync(order.Make(By.ToString(), now), kept, Audit(order.Name, now));
        if (recorded != Recorded.Yes)
            return await NotTakenAsync(error);
        if (!isNew)
        {
            await error.WriteLineAsync($"error: There is a user '{order.Name}' already; users reset gives another link.");
            return false;
        }

        await error.WriteLineAsync($"User {order.Name} ({string.Join(", ", order.Roles)}). The password is chosen by this link, once, until {kept.ExpiresAt:u}:");
        await output.WriteLineAsync(_address + link);
        return true;
    }

    private static async Task<bool> NotTakenAsync(TextWriter error)
    {
        await error.WriteLineAsync("error: The store did not take the user; none was made.");
        return false;
    }

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
