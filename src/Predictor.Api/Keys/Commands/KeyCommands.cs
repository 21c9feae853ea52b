using Predictor.Api.Commands;
using Predictor.Api.Recording;

namespace Predictor.Api.Keys.Commands;

/// <summary><c>keys create | list | revoke</c>.</summary>
internal static class KeyCommands
{
    public const string Name = "keys";

    /// <inheritdoc cref="StoreCommandGroup.RunAsync"/>
    public static Task<int> RunAsync(string[] arguments, StoreSettings settings, string contentRoot, TimeProvider time, TextWriter output, TextWriter error) =>
        new StoreCommandGroup(Name, "Makes, lists and revokes the keys that open the service.", new CreateKeyCommand(time), new ListKeysCommand(time), new RevokeKeyCommand(time))
            .RunAsync(arguments, settings, contentRoot, time, output, error);
}
