using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Predictor.Api.Keys;
using Predictor.Api.Keys.Commands;
using Predictor.Api.Recording;

namespace Predictor.Api.Tests.Keys;

public sealed class KeyExpiryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("predictor-keys-");
    private readonly ShiftedTime _time = new();
    private readonly Collected _log = new();

    private string Connection => $"Data Source={Path.Combine(_folder.FullName, "store.db")}";

    public void Dispose()
    {
        _log.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_key_that_ends_soon_is_told_of_once_a_day_and_measured()
    {
        var (lasting, brief) = (await MakeAsync("60d"), await MakeAsync("12h"));
        await MakeAsync("never");
        using var service = new Service("Production", new Dictionary<string, string> { ["Store:Connection"] = Connection }, services =>
        {
            services.AddSingleton<TimeProvider>(_time);
            services.AddSingleton<ILoggerProvider>(_log);
        });
        var expiry = service.Services.GetServices<IHostedService>().OfType<KeyExpiry>().Single();

        Assert.Equal([], ToldAfter(TimeSpan.FromHours(8)));
        Assert.Equal([brief], ToldAfter(TimeSpan.FromHours(9.1)));
        Assert.Equal([], ToldAfter(TimeSpan.FromHours(13)));
        Assert.Equal([], ToldAfter(TimeSpan.FromDays(45.9)));
        Assert.Equal([lasting], ToldAfter(TimeSpan.FromDays(46.1)));
        Assert.Equal([], ToldAfter(TimeSpan.FromDays(47)));
        Assert.Equal([lasting], ToldAfter(TimeSpan.FromDays(47.2)));
        Assert.Equal([], ToldAfter(TimeSpan.FromDays(61)));

        _time.Shift = TimeSpan.FromDays(50);
        var text = await MetricsAsync();
        Assert.Matches($$"""predictor_key_expires_in_seconds\{key="{{lasting}}"\} 86\d{4}(\.\d+)?\n""", text);
        Assert.DoesNotContain(brief, text, StringComparison.Ordinal);

        string[] ToldAfter(TimeSpan shift)
        {
            _time.Shift = shift;
            _log.Lines.Clear();
            expiry.Tell();
            return [.. ((string[])[lasting, brief]).Where(id => _log.Lines.Any(line => line.StartsWith($"The key {id} ends at ", StringComparison.Ordinal)))];
        }

        async Task<string> MetricsAsync()
        {
            using var text = new MemoryStream();
            await Prometheus.Metrics.DefaultRegistry.CollectAndExportAsTextAsync(text, TestContext.Current.CancellationToken);
            return System.Text.Encoding.UTF8.GetString(text.ToArray());
        }
    }

    private async Task<string> MakeAsync(string expires)
    {
        using var output = new StringWriter();
        Assert.Equal(0, await KeyCommands.RunAsync(["keys", "create", "--name", "router", "--scopes", "score", "--expires", expires], new StoreSettings { Connection = Connection }, _folder.FullName, TimeProvider.System, output, TextWriter.Null));
        return KeyText.IdOf(output.ToString().Trim()).ToString();
    }

    private sealed class Collected : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => categoryName == typeof(KeyExpiry).FullName ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
