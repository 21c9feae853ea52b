using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Predictor.Journey.Tests;

/// <summary>The service as a process of its own on a free port, as `dotnet run --project src/Predictor.Api` starts it.</summary>
internal sealed partial class LiveService : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly List<string> _said = [];
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LiveService(string contentRoot, string[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Programs.LibraryOf("src/Predictor.Api"), "--contentRoot", contentRoot, "--urls", "http://127.0.0.1:0", .. settings])
        {
            WorkingDirectory = contentRoot,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development" },
        };
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException($"The service ended: {Said}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public HttpClient Client { get; } = new();

    /// <summary>All that it printed.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return string.Join('\n', _said);
            }
        }
    }

    /// <summary>Starts it and waits until its model is loaded.</summary>
    public static async Task<LiveService> Start(string contentRoot, params string[] settings)
    {
        var service = new LiveService(contentRoot, settings);
        try
        {
            service.Client.BaseAddress = await service._address.Task.WaitAsync(Patience);
            await service.Until(async () => (await service.Client.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode == HttpStatusCode.OK);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks again and again until it holds.</summary>
    public async Task Until(Func<Task<bool>> holds)
    {
        for (var waited = Stopwatch.StartNew(); !await holds(); await Task.Delay(100))
        {
            Assert.True(waited.Elapsed < Patience, $"It did not come to hold. The service said: {Said}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_said)
        {
            _said.Add(line);
        }

        if (Address().Match(line) is { Success: true } found)
        {
            _address.TrySetResult(new Uri(found.Groups[1].Value));
        }
    }

    [GeneratedRegex(@"Predictor is at (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Address();
}
