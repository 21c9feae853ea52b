using System.Diagnostics.Metrics;

namespace Predictor.Api.Metering;

/// <summary>
/// Adds up what meters of this process measure, until it is asked. Only the instruments named here are listened to: what nobody listens to costs a request nothing, and
/// ASP.NET Core has dozens that are measured several times a request.
/// </summary>
internal sealed class MeterReading : IDisposable
{
    private static readonly HashSet<string> Others =
    [
        "http.server.request.duration", "http.server.active_requests", "kestrel.active_connections", "kestrel.rejected_connections",
        "dotnet.process.cpu.time", "dotnet.process.memory.working_set", "dotnet.gc.collections", "dotnet.gc.heap.total_allocated",
        "dotnet.gc.last_collection.heap.size", "dotnet.gc.pause.time", "dotnet.thread_pool.thread.count", "dotnet.thread_pool.queue.length", "dotnet.exceptions",
    ];

    private readonly MeterListener _listener = new();
    private readonly IMeterFactory _meters;
    private readonly List<InstrumentReading> _instruments = [];

    /// <param name="meters">Whose meters are this service's: another service in the same process has its own.</param>
    public MeterReading(IMeterFactory meters)
    {
        _meters = meters;
        _listener.InstrumentPublished = Listen;
        _listener.SetMeasurementEventCallback<double>((_, value, tags, instrument) => ((InstrumentReading)instrument!).Measured(value, tags));
        _listener.SetMeasurementEventCallback<long>((_, value, tags, instrument) => ((InstrumentReading)instrument!).Measured(value, tags));
        _listener.SetMeasurementEventCallback<int>((_, value, tags, instrument) => ((InstrumentReading)instrument!).Measured(value, tags));
        _listener.Start();
    }

    /// <summary>All instruments as they stand, in the order of their names.</summary>
    public IReadOnlyList<InstrumentReading> Read()
    {
        lock (_instruments)
        {
            _listener.RecordObservableInstruments();
            return [.. _instruments.OrderBy(instrument => instrument.Name, StringComparer.Ordinal)];
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Listen(Instrument instrument, MeterListener listener)
    {
        if ((instrument.Meter.Scope is IMeterFactory maker && !ReferenceEquals(maker, _meters)) || (instrument.Meter.Name != ServiceMeter.Name && !Others.Contains(instrument.Name)))
            return;
        var reading = new InstrumentReading(instrument);
        lock (_instruments)
        {
            _instruments.Add(reading);
        }

        listener.EnableMeasurementEvents(instrument, reading);
    }
}
