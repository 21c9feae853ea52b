using System.CommandLine;
using Predictor.Api.Recording;
using Predictor.Store;

namespace Predictor.Api.Commands;

/// <summary>Commands of one kind: the same store as the service's, by the same settings, whether the service runs or not.</summary>
/// <param name="name">"keys".</param>
/// <param name="description">For the help.</param>
/// <param name="commands">Of the kind.</param>
internal sealed class StoreCommandGroup(string name, string description, params IReadOnlyList<StoreCommand> commands)
{
    private const int AtFault = 1;
    private const int Usage = 2;

    /// <returns>0 done, 1 the store or what is named is at fault, 2 the command was not understood.</returns>
    public async Task<int> RunAsync(string[] arguments, StoreSettings settings, string contentRoot, TimeProvider time, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("Predictor's service.");
        var group = new Command(name, description);
        root.Subcommands.Add(group);
        foreach (var command in commands)
        {
            command.SetAction((parsed, cancellation) => InStoreAsync(store => command.RunAsync(parsed, store, output, error, cancellation), settings, contentRoot, time, error, cancellation));
            group.Subcommands.Add(command);
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
            await error.WriteLineAsync("error: Store:Connection is none: there is no store to keep it in.");
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
