using System.Collections.Concurrent;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Predictor.Benchmarks.Load.Host;
using Predictor.Benchmarks.Speed.Commands;
using Predictor.Tests.Fuzzing;

namespace Predictor.Benchmarks.Load.Fuzz;

/// <summary><c>fuzz</c>: mutated requests over every endpoint of the service; no 500, no crash, memory flat.</summary>
internal sealed class FuzzCommand : Command
{
    private const int AtOnce = 8;
    private const int Parts = 10;

    /// <summary>Faults of a part at most.</summary>
    private const int Shown = 20;

    private readonly Option<string> _data = new("--data") { Description = "Folder of the model and the store.", DefaultValueFactory = _ => Path.Combine(SharedOptions.RepositoryRoot, "out", "benchmarks", "load") };
    private readonly Option<int> _requests = new("--requests") { Description = "How many.", DefaultValueFactory = _ => 1_000_000 };
    private readonly Option<int> _seed = new("--seed") { Description = "Of what is wrong in them.", DefaultValueFactory = _ => 1 };

    public FuzzCommand()
        : base("fuzz", "Sends mutated requests to every endpoint, and counts how they are answered.")
    {
        foreach (var option in (Option[])[_data, _requests, _seed])
        {
            Options.Add(option);
        }

        SetAction((parsed, cancellation) => RunAsync(parsed, cancellation));
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(arguments.GetRequiredValue(_data)).FullName;
        var bench = new LoadBench(folder, LoadCommand.Built("src/Predictor.Api"), LoadModel.Ensure(folder, LoadCommand.Built("training/Predictor.Training")), Seconds: 1, Rounds: 1);
        using var service = bench.Start();
        service.UntilAnswered("/v1/score", bench.Cases(9).Next());
        var document = JsonElement.Parse(service.Get("/openapi/v1.json"));
        var statuses = new ConcurrentDictionary<int, long>();
        var faults = new ConcurrentQueue<string>();
        var resident = new List<long>();
        var told = 0;
        for (var part = 0; part < Parts; part++)
        {
            await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(caller => Task.Run(
                () => CallAsync(service, new EndpointRequests(document, (arguments.GetValue(_seed) * 1_000) + (part * AtOnce) + caller), arguments.GetValue(_requests) / Parts / AtOnce, statuses, faults, cancellation), cancellation)));
            resident.Add(Resident(service.ProcessId));
            Console.Error.WriteLine(FormattableString.Invariant($"part {part + 1} of {Parts}: {statuses.Values.Sum()} answered, {faults.Count} faults, {resident[^1] >> 20} MiB"));
            foreach (var fault in faults.Skip(told).Take(Shown))
            {
                Console.Error.WriteLine(fault);
            }

            told = faults.Count;
        }

        Console.WriteLine($"answered: {string.Join(", ", statuses.OrderBy(status => status.Key).Select(status => FormattableString.Invariant($"{status.Key} {status.Value}")))}; {faults.Count} faults");
        Console.WriteLine($"resident MiB after each tenth: {string.Join(' ', resident.Select(bytes => (bytes >> 20).ToString(CultureInfo.InvariantCulture)))}");
        return faults.IsEmpty ? 0 : 1;
    }

    private static async Task CallAsync(LoadedService service, EndpointRequests requests, int count, ConcurrentDictionary<int, long> statuses, ConcurrentQueue<string> faults, CancellationToken cancellation)
    {
        for (var i = 0; i < count; i++)
        {
            using var request = requests.Next();
            try
            {
                using var response = await service.Client.SendAsync(request, cancellation);
                var status = (int)response.StatusCode;
                statuses.AddOrUpdate(status, 1, (_, before) => before + 1);
                if (status >= 500 && !(status == 503 && response.Headers.RetryAfter is not null))
                    faults.Enqueue($"{status} {request.Method} {request.RequestUri} {(request.Content is null ? "" : Convert.ToBase64String(await request.Content.ReadAsByteArrayAsync(cancellation)))}");
            }
            catch (HttpRequestException broken)
            {
                faults.Enqueue($"{request.Method} {request.RequestUri}: {broken.Message}");
            }
        }
    }

    private static long Resident(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
