using System.Diagnostics.Metrics;

namespace Predictor.Api.Metering;

/// <summary>One instrument's series, each of its own tags. A measurement takes no lock but for the first of a series.</summary>
internal sealed class InstrumentReading
{
    /// <summary>Of an instrument; what comes with other tags then is left out, so that tags from outside can't fill the memory.</summary>
    private const int MostSeries = 2_000;

    private readonly Lock _adding = new();
    private readonly bool _isAbsolute;
    private volatile Dictionary<int, MeterSeries[]> _series = [];
    private int _count;

    public InstrumentReading(Instrument instrument)
    {
        var type = instrument.GetType();
        var kind = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        _isAbsolute = instrument.IsObservable;
        Kind = kind == typeof(Histogram<>) ? MeterKind.Histogram : kind == typeof(Counter<>) || kind == typeof(ObservableCounter<>) ? MeterKind.Counter : MeterKind.Gauge;
        Name = MetricName.Of(instrument, Kind);
        Help = instrument.Description ?? "";
    }

    /// <summary>As Prometheus has it: predictor_scores_total.</summary>
    public string Name { get; }

    public string Help { get; }

    public MeterKind Kind { get; }

    /// <summary>In the order of their labels.</summary>
    public IReadOnlyList<MeterSeries> Series => [.. _series.Values.SelectMany(each => each).OrderBy(each => each.Labels, StringComparer.Ordinal)];

    public void Measured(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var hash = Hash(tags);
        if ((Find(hash, tags) ?? Add(hash, tags)) is { } series)
            series.Measured(value, _isAbsolute);
    }

    private static int Hash(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var hash = new HashCode();
        foreach (var tag in tags)
        {
            hash.Add(tag.Value);
        }

        return hash.ToHashCode();
    }

    private MeterSeries? Find(int hash, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (!_series.TryGetValue(hash, out var found))
            return null;
        foreach (var series in found)
        {
            if (series.Has(tags))
                return series;
        }

        return null;
    }

    private MeterSeries? Add(int hash, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (_adding)
        {
            if (Find(hash, tags) is { } series)
                return series;
            if (_count == MostSeries)
                return null;
            _count++;
            series = new MeterSeries(tags, Kind == MeterKind.Histogram ? ServiceMeter.Buckets : null);
            _series = new Dictionary<int, MeterSeries[]>(_series) { [hash] = [.. _series.GetValueOrDefault(hash) ?? [], series] };
            return series;
        }
    }
}
