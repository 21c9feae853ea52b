using System.CommandLine;
using System.Diagnostics;
using Predictor.Benchmarks.Load.Host;
using Predictor.Benchmarks.Speed.Commands;

namespace Predictor.Benchmarks.Load.Crash;

/// <summary><c>crash</c>: the service is killed again and again while callers write; then all that was acknowledged must be there, once.</summary>
internal sealed class CrashCommand : Command
{
    private readonly Option<string> _data = new("--data") { Description = "Folder of the model and the store.", DefaultValueFactory = _ => Path.Combine(SharedOptions.RepositoryRoot, "out", "benchmarks", "load") };
    private readonly Option<int> _times = new("--times") { Description = "How often it is killed.", DefaultValueFactory = _ => 50 };
    private readonly Option<string?> _connection = new("--connection") { Description = "Of an empty PostgreSQL database (default: a fresh SQLite file)." };
    private readonly Option<int> _instances = new("--instances") { Description = "Services over the one store; one of them is killed each time.", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _seed = new("--seed") { Description = "Of when it is killed.", DefaultValueFactory = _ => 1 };

    public CrashCommand()
        : base("crash", "Kills the service under load again and again, and looks whether all that it acknowledged is in the store.")
    {
        foreach (var option in (Option[])[_data, _times, _connection, _instances, _seed])
        {
            Options.Add(option);
        }

        SetAction((parsed, cancellation) => RunAsync(parsed, cancellation));
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(arguments.GetRequiredValue(_data)).FullName;
        var model = LoadModel.Ensure(folder, LoadCommand.Built("training/Predictor.Training"));
        var bench = new LoadBench(folder, LoadCommand.Built("src/Predictor.Api"), model, Seconds: 1, Rounds: 1);
        var connection = arguments.GetValue(_connection) ?? FreshFile(folder);
        var draws = new Random(arguments.GetValue(_seed));
        var callers = new Callers(bench.Cases(7));
        var services = Enumerable.Range(0, arguments.GetValue(_instances)).Select(_ => Started(bench, connection, callers)).ToArray();
        var clock = Stopwatch.StartNew();
        for (var kill = 1; kill <= arguments.GetValue(_times); kill++)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var calling = services.Select(service => callers.CallAsync(service, stop.Token)).ToArray();
            await Task.Delay(draws.Next(200, 1_500), cancellation);
            var victim = draws.Next(services.Length);
            services[victim].Kill();
            await stop.CancelAsync();
            await Task.WhenAll(calling);
            services[victim].Dispose();
            services[victim] = Started(bench, connection, callers);
            Console.Error.WriteLine(FormattableString.Invariant($"killed {kill}: {callers.Acknowledged.Count} acknowledged, {callers.Refused} refused"));
        }

        foreach (var service in services)
        {
            service.Dispose();
        }

        var (missing, rows) = await StoreCheck.RunAsync(connection, callers.Acknowledged, cancellation);
        Console.WriteLine(FormattableString.Invariant(
            $"{arguments.GetValue(_times)} kills in {clock.Elapsed.TotalSeconds:0} s, {services.Length} services: {callers.Acknowledged.Count} acknowledged, {missing} of them missing, {rows} rows in the store, {callers.Sent} sent; {callers.Refused} answered as not recorded"));
        return missing == 0 && rows <= callers.Sent ? 0 : 1;
    }

    private static LoadedService Started(LoadBench bench, string connection, Callers callers)
    {
        var service = bench.Start(connection);
        service.UntilAnswered("/v1/score?record=none", callers.Body());
        return service;
    }

    private static string FreshFile(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "crash.db*"))
        {
            File.Delete(file);
        }

        return $"Data Source={Path.Combine(folder, "crash.db")}";
    }
}
