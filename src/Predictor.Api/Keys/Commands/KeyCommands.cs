using System.CommandLine;
using Predictor.Api.Recording;
using Predictor.Store;

namespace Predictor.Api.Keys.Commands;

/// <summary><c>keys create | list | revoke</c>: the same store as the service's, by the same settings, whether the service runs or not.</summary>
internal static class KeyCommands
{
    public const string Name = "keys";

    private const int AtFault = 1;
    private const int Usage = 2;

    public static Task<int> RunAsync(string[] arguments)
    {
        // Settings as the service reads them: the files in the content root and the environment.
        var builder = WebApplication.CreateBuilder();
        var settings = builder.Configuration.GetSection("Store").Get<StoreSettings>() ?? new StoreSettings();
        return RunAsync(arguments, settings, builder.Environment.ContentRootPath, TimeProvider.System, Console.Out, Console.Error);
    }

    /// <returns>0 done, 1 the store or the key is at fault, 2 the command was not understood.</returns>
    internal static async Task<int> RunAsync(string[] arguments, StoreSettings settings, string contentRoot, TimeProvider time, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("Predictor's service.");
        var keys = new Command(Name, "Makes, lists and revokes the keys that open the service.");
        root.Subcommands.Add(keys);
        foreach (var command in (KeyCommand[])[new CreateKeyCommand(time), new ListKeysCommand(time), new RevokeKeyCommand(time)])
        {
            command.SetAction((parsed, cancellation) => InStoreAsync(store => command.RunAsync(parsed, store, output, error, cancellation), settings, contentRoot, time, error, cancellation));
            keys.Subcommands.Add(command);
        }

        var parsed = root.Parse(arguments);
        foreach (var mistake in parsed.Errors)
        {
            await error.WriteLineAsync($"error: {mistake.Message}");
        }

        return parsed.Errors.Count > 0 ? Usage : await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
    }

    private static async Task<int> InStoreAsync(
        Func<RecordStore, Task<bool>> run, StoreSettings settings, string contentRoot, TimeProvider time, TextWriter error, CancellationToken cancellation)
    {
        if (!settings.IsKept)
        {
            await error.WriteLineAsync("error: Store:Connection is none: there is no store to keep keys in.");
            return AtFault;
        }

        try
        {
            await using var store = await RecordStore.OpenAsync(settings.In(contentRoot), time, fault => error.WriteLine($"error: {fault.Message}"), cancellation);
            return await run(store) ? 0 : AtFault;
        }
        catch (Exception fault) when (fault is StoreException or System.Data.Common.DbException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"error: Store:Connection: {fault.Message}");
            return AtFault;
        }
    }
}
