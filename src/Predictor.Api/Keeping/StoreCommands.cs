using System.CommandLine;
using System.Data.Common;
using Predictor.Api.Recording;
using Predictor.Store;
using Predictor.Store.Keeping;

namespace Predictor.Api.Keeping;

/// <summary>
/// <c>store copy --to CONNECTION</c>: a backup of the service's store while the service runs, its restoring, the way to the other database.
/// <c>store predictions --model NAME --version N [--shadow] --to FILE</c>: what a version predicted live, to compare.
/// </summary>
internal static class StoreCommands
{
    public const string Name = "store";

    private const int AtFault = 1;
    private const int Usage = 2;

    /// <returns>0 done, 1 a store is at fault, 2 the command was not understood.</returns>
    internal static async Task<int> RunAsync(string[] arguments, StoreSettings settings, string contentRoot, TextWriter output, TextWriter error)
    {
        var from = new Option<string?>("--from") { Description = "Connection string of the store (default: the service's, by Store:Connection)." };
        var to = new Option<string>("--to") { Description = "Connection string of the copy, which must be empty or not there yet.", Required = true };
        var copy = new Command("copy", "Copies a store as it is now into an empty one, whole or not at all.") { from, to };
        copy.SetAction((parsed, cancellation) => CopyAsync(parsed.GetValue(from) ?? settings.Connection, parsed.GetRequiredValue(to), settings, contentRoot, output, error, cancellation));
        var root = new RootCommand("Predictor's service.") { new Command(Name, "What is done with the store as a whole.") { copy, Predictions(settings, contentRoot, output, error) } };
        var parsed = root.Parse(arguments);
        foreach (var mistake in parsed.Errors)
        {
            await error.WriteLineAsync($"error: {mistake.Message}");
        }

        return parsed.Errors.Count > 0 ? Usage : await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
    }

    private static Command Predictions(StoreSettings settings, string contentRoot, TextWriter output, TextWriter error)
    {
        var from = new Option<string?>("--from") { Description = "Connection string of the store (default: the service's, by Store:Connection)." };
        var model = new Option<string>("--model") { Description = "Name of the model.", Required = true };
        var version = new Option<int>("--version") { Description = "Which of its versions.", Required = true };
        var shadow = new Option<bool>("--shadow") { Description = "What it scored in the shadow of another version's answers, instead of what it answered." };
        var to = new Option<string>("--to") { Description = "The CSV that is written.", Required = true };
        var command = new Command("predictions", "Writes a version's recorded predictions as a CSV for compare --predictions.") { from, model, version, shadow, to };
        command.SetAction((parsed, cancellation) => InStoreAsync(parsed.GetValue(from) ?? settings.Connection, settings, contentRoot, error, async connection =>
        {
            await using var store = await RecordStore.OpenAsync(new StoreOptions { Connection = connection }, TimeProvider.System, _ => { }, cancellation);
            var path = Path.Combine(contentRoot, parsed.GetRequiredValue(to));
            var cases = await PredictionsTable.WriteAsync(store, parsed.GetRequiredValue(model), parsed.GetRequiredValue(version), parsed.GetValue(shadow), path, cancellation);
            await output.WriteLineAsync(FormattableString.Invariant($"{path}: {cases} cases and moments"));
        }));
        return command;
    }

    private static Task<int> CopyAsync(string from, string to, StoreSettings settings, string contentRoot, TextWriter output, TextWriter error, CancellationToken cancellation) =>
        InStoreAsync(from, settings, contentRoot, error, async connection =>
        {
            var copied = await StoreCopy.RunAsync(connection, (settings with { Connection = to }).In(contentRoot).Connection, TimeProvider.System, cancellation);
            foreach (var (table, rows) in copied)
            {
                await output.WriteLineAsync(FormattableString.Invariant($"{table}: {rows}"));
            }
        });

    /// <summary>Does something with a store that there is; what is wrong with it is said in a line.</summary>
    private static async Task<int> InStoreAsync(string from, StoreSettings settings, string contentRoot, TextWriter error, Func<string, Task> act)
    {
        if (!(settings with { Connection = from }).IsKept)
        {
            await error.WriteLineAsync("error: Store:Connection is none: there is no store.");
            return AtFault;
        }

        try
        {
            await act((settings with { Connection = from }).In(contentRoot).Connection);
            return 0;
        }
        catch (Exception fault) when (fault is StoreException or DbException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"error: {fault.Message}");
            return AtFault;
        }
    }
}
