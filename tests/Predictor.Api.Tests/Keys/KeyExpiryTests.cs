using System.Diagnostics.Metrics;
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

        Assert.InRange(Next(TimeSpan.Zero), 43_000, 43_200);
        Assert.InRange(Next(TimeSpan.FromDays(50)), 863_000, 864_000);
        Assert.Equal(double.PositiveInfinity, Next(TimeSpan.FromDays(61)));

        string[] ToldAfter(TimeSpan shift)
        {
            _time.Shift = shift;
            _log.Lines.Clear();
            expiry.Tell();
            return [.. ((string[])[lasting, brief]).Where(id => _log.Lines.Any(line => line.StartsWith($"The key {id} ends at ", StringComparison.Ordinal)))];
        }

        // Of this service alone: meters of others in the process have the same name.
        double Next(TimeSpan shift)
        {
            _time.Shift = shift;
            var found = double.NaN;
            using var listener = new MeterListener
            {
                InstrumentPublished = (instrument, of) =>
                {
                    if (instrument.Name == "next_key_ends_in_seconds" && ReferenceEquals(instrument.Meter.Scope, service.Services.GetRequiredService<IMeterFactory>()))
                        of.EnableMeasurementEvents(instrument);
                },
            };
            listener.SetMeasurementEventCallback<double>((_, value, _, _) => found = value);
            listener.Start();
            listener.RecordObservableInstruments();
            return found;
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
