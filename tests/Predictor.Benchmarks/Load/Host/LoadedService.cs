using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Predictor.Benchmarks.Load.Host;

/// <summary>The service, or the bare host, in a process of its own on a free port of this machine.</summary>
internal sealed class LoadedService : IDisposable
{
    /// <summary>Of the one key that opens it.</summary>
    public const string Key = "benchmark-key-of-this-machine-alone";

    private readonly Process _process;

    private LoadedService(ProcessStartInfo start, int port)
    {
        Address = new Uri($"http://127.0.0.1:{port}");
        Clock = Stopwatch.StartNew();
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        Client = new HttpClient { BaseAddress = Address, DefaultRequestHeaders = { { "X-Api-Key", Key } }, Timeout = TimeSpan.FromMinutes(30) };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>Since the process was started.</summary>
    public Stopwatch Clock { get; }

    public int ProcessId => _process.Id;

    /// <param name="library">Predictor.Api.dll, or the program of a service that brings its own runtime.</param>
    /// <param name="home">Content root: models/ is in it, the store goes into it.</param>
    /// <param name="settings">Beyond the defaults: "Store:Connection=none"; the last of a name counts.</param>
    /// <param name="environment">Variables beyond this process's.</param>
    public static LoadedService Start(string library, string home, IEnumerable<string> settings, IReadOnlyDictionary<string, string>? environment = null)
    {
        var port = FreePort();
        string[] arguments = ["--contentRoot", home, "--urls", $"http://127.0.0.1:{port}", .. settings.Select(setting => $"--{setting}")];
        var start = library.EndsWith(".dll", StringComparison.Ordinal) ? new ProcessStartInfo("dotnet", [library, .. arguments]) : new ProcessStartInfo(library, arguments);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Models__Default"] = LoadModel.Name;
        start.Environment["Keys__0__Name"] = "benchmark";
        start.Environment["Keys__0__Hash"] = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)));
        start.Environment["Keys__0__Scopes__0"] = "score";
        start.Environment["Keys__0__Scopes__1"] = "record";
        start.Environment["Keys__0__Scopes__2"] = "desk";
        start.Environment["Keys__0__Scopes__3"] = "admin";
        start.Environment["Limits__RequestsPerSecond"] = "0";
        start.Environment["Limits__Concurrent"] = "0";
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(LoadedService).Assembly.Location;
        start.Environment["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = "Predictor.Benchmarks";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new LoadedService(start, port).Draining();
    }

    /// <summary>The bare endpoint alone, under the service's garbage collector.</summary>
    public static LoadedService StartBare()
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet", [typeof(LoadedService).Assembly.Location, BareHost.Name, "--urls", $"http://127.0.0.1:{port}"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_gcServer"] = "1";
        start.Environment["DOTNET_gcConcurrent"] = "1";
        start.Environment["DOTNET_GCConserveMemory"] = "0";
        return new LoadedService(start, port).Draining();
    }

    /// <summary>Posts again and again until the first 200.</summary>
    /// <returns>Since the process was started.</returns>
    public TimeSpan UntilAnswered(string path, string body)
    {
        while (!_process.HasExited)
        {
            try
            {
                using var content = new StringContent(body, Encoding.UTF8, "application/json");
                using var answer = Client.PostAsync(new Uri(path, UriKind.Relative), content).GetAwaiter().GetResult();
                if (answer.StatusCode == HttpStatusCode.OK)
                    return Clock.Elapsed;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            Thread.Sleep(2);
        }

        throw new InvalidOperationException($"The process ended with {_process.ExitCode} before it answered.");
    }

    public string Post(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = Client.PostAsync(new Uri(path, UriKind.Relative), content).GetAwaiter().GetResult();
        var text = answer.Content.ReadAsStringAsync().GetAwaiter().GetResult();
        return answer.IsSuccessStatusCode ? text : throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}: {text}");
    }

    public string Get(string path) => Client.GetStringAsync(new Uri(path, UriKind.Relative)).GetAwaiter().GetResult();

    /// <summary>As <c>kill -9</c>.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        Client.Dispose();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private LoadedService Draining()
    {
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
                Console.Error.WriteLine($"service: {text}");
        };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        return this;
    }
}
