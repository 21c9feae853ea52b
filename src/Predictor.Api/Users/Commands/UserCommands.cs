using Predictor.Api.Commands;
using Predictor.Api.Recording;

namespace Predictor.Api.Users.Commands;

/// <summary><c>users create | list | reset | disable | enable</c>.</summary>
internal static class UserCommands
{
    public const string Name = "users";

    /// <inheritdoc cref="StoreCommandGroup.RunAsync"/>
    public static Task<int> RunAsync(string[] arguments, StoreSettings settings, string address, string contentRoot, TimeProvider time, TextWriter output, TextWriter error) =>
        new StoreCommandGroup(
            Name,
            "Makes, lists and switches off those who sign in at the desk.",
            new CreateUserCommand(address, time),
            new ListUsersCommand(),
            new ResetUserCommand(address, time),
            new DisableUserCommand(time),
            new EnableUserCommand(time))
            .RunAsync(arguments, settings, contentRoot, time, output, error);
}
