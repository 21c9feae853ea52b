using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Predictor.Benchmarks.Load;
using Predictor.Benchmarks.Load.Host;
using Predictor.Benchmarks.Speed.Commands;
using Predictor.Benchmarks.Speed.Runs;
using Predictor.Desk.Queue;
using Predictor.Models.Bundles;
using Predictor.Models.Policies;
using Predictor.Models.Registry;

namespace Predictor.Benchmarks.Desk;

/// <summary><c>desk</c>: the pages over a store of many customers at risk, with the model that ships.</summary>
internal sealed class DeskCommand : Command
{
    private const string ModelName = "brightwater";
    private const int WarmUps = 3;

    /// <summary>Who have customers in the store, and the minutes of a day that each has for calls.</summary>
    private const int Colleagues = 7;
    private const int Minutes = 120;

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
        var model = registry.Open(string.Create(CultureInfo.InvariantCulture, $"{ModelName}@{registry.Live(ModelName)!.Champion}"));
        var live = LiveModel.Of(model, registry.ReadPolicy(model));
        var customers = arguments.GetValue(_customers);
        var store = await new DeskStore(live, customers).EnsureAsync(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"desk-{customers}.db")));

        var library = LoadCommand.Built("src/Predictor.Api");
        foreach (var settings in Directory.EnumerateFiles(Path.GetDirectoryName(library)!, "appsettings*.json"))
        {
            File.Copy(settings, Path.Combine(folder, Path.GetFileName(settings)), overwrite: true);
        }

        var others = new OtherLoad();
        var only = arguments.GetValue(_only);
        bool Asked(DeskRequest request) => only is null || request.What.Contains(only, StringComparison.Ordinal);
        DeskRequest[] open = [.. DeskRequest.All(name => Uri.EscapeDataString(Levels(model, name)[1]), LineScoring.SecondOf(live)!.Name).Where(Asked)];
        DeskRequest[] held = [.. DeskRequest.Days(", with a hold-out").Where(Asked)];
        Console.WriteLine("| page | p50, ms | p95, ms | most, ms | of which processor, ms | limit, ms | |\n|---|---|---|---|---|---|---|");
        var isMet = await RoundAsync(library, folder, models, store, Levels(model, "team"), open, arguments.GetValue(_requests), cancellation);
        isMet &= await RoundAsync(library, folder, HeldOut(folder, models, registry, model), store, Levels(model, "team"), held, arguments.GetValue(_requests), cancellation);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{Machine.This()}; {customers} customers; the service and others used {100 * others.Share():0} % of the machine meanwhile."));
        return isMet ? 0 : 1;
    }

    private static IReadOnlyList<string> Levels(Model model, string column) => model.Encoder.Vocabularies[model.Encoder.Find(column)]!.Levels;

    /// <summary>The models with a tenth held out by chance.</summary>
    private static string HeldOut(string folder, string models, ModelRegistry registry, Model model)
    {
        var copy = Path.Combine(folder, "models-held-out");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(models, ModelName), "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(models, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to, overwrite: true);
        }

        PolicyFile.Write(Path.Combine(copy, ModelName, "policy.json"), registry.ReadPolicy(model) with { HoldOut = new HoldOut(0.1, "of the benchmark alone") });
        return copy;
    }

    /// <returns>Whether every limit is met by the median.</returns>
    private static async Task<bool> RoundAsync(
        string library, string folder, string models, string store, IReadOnlyList<string> teams, DeskRequest[] requests, int count, CancellationToken cancellation)
    {
        if (requests.Length == 0)
            return true;
        var connection = $"Data Source={store}";
        var links = new Dictionary<string, string>
        {
            [DeskRequest.Manager] = await DeskVisitor.MakeAsync(library, folder, connection, DeskRequest.Manager, "manager", []),
            [DeskRequest.Supervisor] = await DeskVisitor.MakeAsync(library, folder, connection, DeskRequest.Supervisor, "supervisor", teams.Take(2)),
        };
        for (var i = 0; i < Colleagues; i++)
        {
            // Those who have customers already; the first two share a team with the supervisor.
            await DeskVisitor.MakeAsync(library, folder, connection, $"person-{i}", "supervisor", [teams[i % teams.Count], teams[(i + 3) % teams.Count]]);
        }

        using var service = LoadedService.Start(library, folder, [$"Models:Folder={models}", $"Models:Default={ModelName}", $"Store:Connection={connection}"]);
        service.UntilAnswered($"/v1/models/{ModelName}/score?record=none", "{\"features\":{}}");
        using var manager = await DeskVisitor.SignInAsync(service, links[DeskRequest.Manager], cancellation);
        using var supervisor = await DeskVisitor.SignInAsync(service, links[DeskRequest.Supervisor], cancellation);
        var (all, few) = (await manager.SayPresentAsync(Minutes, cancellation), await supervisor.SayPresentAsync(Minutes, cancellation));
        Console.Error.WriteLine($"Today: {all} people of all teams, {few} of two, {Minutes} minutes each");
        HttpClient ClientOf(DeskRequest request) => request.By switch { DeskRequest.Manager => manager.Client, DeskRequest.Supervisor => supervisor.Client, _ => service.Client };

        // All once round, so that the first is as warm as the last.
        foreach (var request in requests)
        {
            await MeasureAsync(service, ClientOf(request), request, 1, cancellation);
        }

        var isMet = true;
        foreach (var request in requests)
        {
            if (await MeasureAsync(service, ClientOf(request), request, count, cancellation) is not var (times, processor))
                continue;
            isMet &= Of(times, 0.5) <= request.LimitMilliseconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {request.What} | {Of(times, 0.5):0} | {Of(times, 0.95):0} | {times[^1]:0} | {processor:0} | {request.LimitMilliseconds:0} | {(Of(times, 0.95) <= request.LimitMilliseconds ? "met" : Of(times, 0.5) <= request.LimitMilliseconds ? "met by the median" : "NOT MET")} |"));
        }

        return isMet;
    }

    /// <returns>Milliseconds, ascending, and those of the processor for each of the service's answers; null where there is no such page.</returns>
    private static async Task<(double[] Times, double Processor)?> MeasureAsync(LoadedService service, HttpClient client, DeskRequest request, int count, CancellationToken cancellation)
    {
        var times = new List<double>(count);
        using var process = Process.GetProcessById(service.ProcessId);
        var before = TimeSpan.Zero;
        for (var i = -WarmUps; i < count; i++)
        {
            if (i == 0)
                before = process.TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            using var response = await client.GetAsync(new Uri(request.Path, UriKind.Relative), cancellation);
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
