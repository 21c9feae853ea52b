using System.CommandLine;
using System.Data.Common;
using Predictor.Api.Recording;
using Predictor.Store;
using Predictor.Store.Keeping;

namespace Predictor.Api.Keeping;

/// <summary><c>store copy --to CONNECTION</c>: a backup of the service's store while the service runs, its restoring, the way to the other database.</summary>
internal static class StoreCommands
{
    public const string Name = "store";

    private const int AtFault = 1;
    private const int Usage = 2;

    public static Task<int> RunAsync(string[] arguments)
    {
        var builder = WebApplication.CreateBuilder();
        var settings = builder.Configuration.GetSection("Store").Get<StoreSettings>() ?? new StoreSettings();
        return RunAsync(arguments, settings, builder.Environment.ContentRootPath, Console.Out, Console.Error);
    }

    /// <returns>0 done, 1 a store is at fault, 2 the command was not understood.</returns>
    internal static async Task<int> RunAsync(string[] arguments, StoreSettings settings, string contentRoot, TextWriter output, TextWriter error)
    {
        var from = new Option<string?>("--from") { Description = "Connection string of the store (default: the service's, by Store:Connection)." };
        var to = new Option<string>("--to") { Description = "Connection string of the copy, which must be empty or not there yet.", Required = true };
        var copy = new Command("copy", "Copies a store as it is now into an empty one, whole or not at all.") { from, to };
        copy.SetAction((parsed, cancellation) => CopyAsync(parsed.GetValue(from) ?? settings.Connection, parsed.GetRequiredValue(to), settings, contentRoot, output, error, cancellation));
        var root = new RootCommand("Predictor's service.") { new Command(Name, "What is done with the store as a whole.") { copy } };
        var parsed = root.Parse(arguments);
        foreach (var mistake in parsed.Errors)
        {
            await error.WriteLineAsync($"error: {mistake.Message}");
        }

        return parsed.Errors.Count > 0 ? Usage : await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
    }

    private static async Task<int> CopyAsync(string from, string to, StoreSettings settings, string contentRoot, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        if (!(settings with { Connection = from }).IsKept)
        {
            await error.WriteLineAsync("error: Store:Connection is none: there is no store to copy.");
            return AtFault;
        }

        try
        {
            var copied = await StoreCopy.RunAsync(
                (settings with { Connection = from }).In(contentRoot).Connection, (settings with { Connection = to }).In(contentRoot).Connection, TimeProvider.System, cancellation);
            foreach (var (table, rows) in copied)
            {
                await output.WriteLineAsync(FormattableString.Invariant($"{table}: {rows}"));
            }

            return 0;
        }
        catch (Exception fault) when (fault is StoreException or DbException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"error: {fault.Message}");
            return AtFault;
        }
    }
}
