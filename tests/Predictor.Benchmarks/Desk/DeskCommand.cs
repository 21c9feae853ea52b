using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Predictor.Benchmarks.Load;
using Predictor.Benchmarks.Load.Host;
using Predictor.Benchmarks.Speed.Commands;
using Predictor.Benchmarks.Speed.Runs;
using Predictor.Desk.Queue;
using Predictor.Models.Registry;

namespace Predictor.Benchmarks.Desk;

/// <summary><c>desk</c>: the pages over a store of many customers at risk, with the model that ships.</summary>
internal sealed class DeskCommand : Command
{
    private const string Model = "brightwater";
    private const int WarmUps = 3;

    private readonly Option<string> _data = new("--data") { Description = "Folder of the store, found again.", DefaultValueFactory = _ => Path.Combine(SharedOptions.RepositoryRoot, "out", "benchmarks", "desk") };
    private readonly Option<int> _customers = new("--customers") { Description = "At risk in the store.", DefaultValueFactory = _ => 200_000 };
    private readonly Option<int> _requests = new("--requests") { Description = "Of each page, one after the other, warm.", DefaultValueFactory = _ => 30 };
    private readonly Option<string?> _only = new("--only") { Description = "Pages whose words hold this." };

    public DeskCommand()
        : base("desk", "The queue's pages, filters and searches over a store of many customers, each against its limit.")
    {
        foreach (var option in (Option[])[_data, _customers, _requests, _only])
        {
            Options.Add(option);
        }

        SetAction((parsed, cancellation) => RunAsync(parsed, cancellation));
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(arguments.GetRequiredValue(_data)).FullName;
        var models = Path.Combine(SharedOptions.RepositoryRoot, "models");
        var registry = new ModelRegistry(models);
        var model = registry.Open(string.Create(CultureInfo.InvariantCulture, $"{Model}@{registry.Live(Model)!.Champion}"));
        var live = LiveModel.Of(model, registry.ReadPolicy(model));
        var customers = arguments.GetValue(_customers);
        var store = await new DeskStore(live, customers).EnsureAsync(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"desk-{customers}.db")));

        var library = LoadCommand.Built("src/Predictor.Api");
        foreach (var settings in Directory.EnumerateFiles(Path.GetDirectoryName(library)!, "appsettings*.json"))
        {
            File.Copy(settings, Path.Combine(folder, Path.GetFileName(settings)), overwrite: true);
        }

        using var service = LoadedService.Start(library, folder, [$"Models:Folder={models}", $"Models:Default={Model}", $"Store:Connection=Data Source={store}"]);
        service.UntilAnswered($"/v1/models/{Model}/score?record=none", "{\"features\":{}}");
        var others = new OtherLoad();
        var only = arguments.GetValue(_only);
        Console.WriteLine("| page | p50, ms | p95, ms | most, ms | of which processor, ms | limit, ms | |\n|---|---|---|---|---|---|---|");
        var isMet = true;
        DeskRequest[] requests =
        [
            .. DeskRequest.All(name => Uri.EscapeDataString(model.Encoder.Vocabularies[model.Encoder.Find(name)]!.Levels[1]), LineScoring.SecondOf(live)!.Name)
                .Where(request => only is null || request.What.Contains(only, StringComparison.Ordinal)),
        ];

        // All once round, so that the first is as warm as the last.
        foreach (var request in requests)
        {
            await MeasureAsync(service, request, 1, cancellation);
        }

        foreach (var request in requests)
        {
            if (await MeasureAsync(service, request, arguments.GetValue(_requests), cancellation) is not var (times, processor))
                continue;
            isMet &= Of(times, 0.5) <= request.LimitMilliseconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {request.What} | {Of(times, 0.5):0} | {Of(times, 0.95):0} | {times[^1]:0} | {processor:0} | {request.LimitMilliseconds:0} | {(Of(times, 0.95) <= request.LimitMilliseconds ? "met" : Of(times, 0.5) <= request.LimitMilliseconds ? "met by the median" : "NOT MET")} |"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{Machine.This()}; {customers} customers; the service and others used {100 * others.Share():0} % of the machine meanwhile."));
        return isMet ? 0 : 1;
    }

    /// <returns>Milliseconds, ascending, and those of the processor for each of the service's answers; null where there is no such page.</returns>
    private static async Task<(double[] Times, double Processor)?> MeasureAsync(LoadedService service, DeskRequest request, int count, CancellationToken cancellation)
    {
        var times = new List<double>(count);
        using var process = Process.GetProcessById(service.ProcessId);
        var before = TimeSpan.Zero;
        for (var i = -WarmUps; i < count; i++)
        {
            if (i == 0)
                before = process.TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            using var response = await service.Client.GetAsync(new Uri(request.Path, UriKind.Relative), cancellation);
            await response.Content.ReadAsByteArrayAsync(cancellation);
            if (response.StatusCode == HttpStatusCode.NotFound)
                return null;
            response.EnsureSuccessStatusCode();
            if (i >= 0)
                times.Add(watch.Elapsed.TotalMilliseconds);
        }

        process.Refresh();
        return ([.. times.Order()], (process.TotalProcessorTime - before).TotalMilliseconds / count);
    }

    private static double Of(double[] sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
}
