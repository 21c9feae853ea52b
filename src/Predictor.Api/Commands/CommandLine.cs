using Predictor.Api.Keeping;
using Predictor.Api.Keys.Commands;
using Predictor.Api.Recording;
using Predictor.Api.Users;
using Predictor.Api.Users.Commands;

namespace Predictor.Api.Commands;

/// <summary>What the program does instead of serving, with settings as the service reads them: the files in the content root and the environment.</summary>
internal static class CommandLine
{
    /// <returns>Null where the arguments name no command: then it serves.</returns>
    public static async Task<int?> RunAsync(string[] arguments)
    {
        if (arguments is not [KeyCommands.Name or UserCommands.Name or StoreCommands.Name, ..])
            return null;
        var builder = WebApplication.CreateBuilder();
        var store = builder.Configuration.GetSection("Store").Get<StoreSettings>() ?? new StoreSettings();
        var root = builder.Environment.ContentRootPath;
        return arguments[0] switch
        {
            KeyCommands.Name => await KeyCommands.RunAsync(arguments, store, root, TimeProvider.System, Console.Out, Console.Error),
            UserCommands.Name => await UserCommands.RunAsync(arguments, store, DeskSettings.Of(builder.Configuration).AddressOr(builder.Configuration["Urls"]), root, TimeProvider.System, Console.Out, Console.Error),
            _ => await StoreCommands.RunAsync(arguments, store, root, Console.Out, Console.Error),
        };
    }
}
