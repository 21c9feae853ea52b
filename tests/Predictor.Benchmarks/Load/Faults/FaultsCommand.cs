using System.CommandLine;
using Predictor.Benchmarks.Speed.Commands;

namespace Predictor.Benchmarks.Load.Faults;

/// <summary><c>faults</c>: things go wrong under load and come right again; no answer may be wrong, and all that was acknowledged must be there.</summary>
internal sealed class FaultsCommand : Command
{
    private const int Cases = 200;

    private static readonly TimeSpan Before = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan After = TimeSpan.FromSeconds(8);

    private readonly Option<string> _data = new("--data") { Description = "Folder of the model and the stores.", DefaultValueFactory = _ => Path.Combine(SharedOptions.RepositoryRoot, "out", "benchmarks", "load") };
    private readonly Option<int> _seconds = new("--seconds") { Description = "How long a fault lasts.", DefaultValueFactory = _ => 6 };
    private readonly Option<string[]> _only = new("--only") { Description = $"These alone: {string.Join(", ", FaultSet.Names)}.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _connection = new("--connection") { Description = "Of an empty PostgreSQL database, which is taken away and brought back, and nothing else." };
    private readonly Option<string?> _away = new("--take-away") { Description = "Command that stops that PostgreSQL." };
    private readonly Option<string?> _back = new("--bring-back") { Description = "Command that starts it again." };

    public FaultsCommand()
        : base("faults", "Lets things go wrong under load and come right again, and looks at every answer and at the store.")
    {
        foreach (var option in (Option[])[_data, _seconds, _only, _connection, _away, _back])
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
        var time = TimeSpan.FromSeconds(arguments.GetValue(_seconds));
        var faults = new FaultSet(bench);
        var only = arguments.GetValue(_only) is { Length: > 0 } some ? some : FaultSet.Names;
        var allWell = true;
        Console.WriteLine(FaultReport.Head);
        if (arguments.GetValue(_connection) is { } connection)
        {
            using var place = faults.Postgres(connection, arguments.GetValue(_away) ?? "", arguments.GetValue(_back) ?? "");
            return await RunAsync(place, time, cancellation) ? 0 : 1;
        }

        foreach (var name in only)
        {
            using var place = faults.Of(name);
            allWell &= await RunAsync(place, time, cancellation);
        }

        return allWell ? 0 : 1;
    }

    private static async Task<bool> RunAsync(FaultPlace place, TimeSpan time, CancellationToken cancellation)
    {
        List<FaultPhase> phases;
        FaultCallers callers;
        using (var service = place.Start())
        {
            var drawn = place.Bench.Cases(11);
            callers = new FaultCallers(service, [.. Enumerable.Range(0, Cases).Select(_ => new CalledCase(drawn.Next(), DateTimeOffset.UtcNow.AddDays(-2)))]);
            service.UntilAnswered("/v1/score?record=none", drawn.Next());
            callers.LearnWhatIsRight();
            await callers.CallAsync("warm", place.UsualCallers, Before, cancellation);
            phases = [await callers.CallAsync("before", place.UsualCallers, Before, cancellation)];
            var during = callers.CallAsync("during", place.Fault.Callers, time, cancellation);
            place.Fault.Begin();
            phases.Add(await during);
            var after = callers.CallAsync("after", place.UsualCallers, After, cancellation);
            place.Fault.End();
            phases.Add(await after);
        }

        var (missing, _) = await Crash.StoreCheck.RunAsync(place.Connection, callers.Acknowledged, cancellation);
        return FaultReport.Write(place.Fault.Name, phases, callers.Acknowledged.Count, missing);
    }
}
