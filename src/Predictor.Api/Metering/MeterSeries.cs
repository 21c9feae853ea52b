namespace Predictor.Api.Metering;

/// <summary>What was measured under the same tags: a number, or a count of each bucket.</summary>
internal sealed class MeterSeries
{
    private readonly KeyValuePair<string, object?>[] _tags;
    private readonly double[]? _buckets;
    private readonly long[] _counts;
    private double _sum;

    /// <param name="tags">Of the series.</param>
    /// <param name="buckets">Upper ends of a histogram's, ascending; null where there is but a number.</param>
    public MeterSeries(ReadOnlySpan<KeyValuePair<string, object?>> tags, double[]? buckets)
    {
        _tags = tags.ToArray();
        _buckets = buckets;
        _counts = new long[buckets is null ? 0 : buckets.Length + 1];
        Labels = PrometheusText.Labels(_tags);
    }

    /// <summary>In the order of their names: <c>cause="storeAway"</c>; empty without tags.</summary>
    public string Labels { get; }

    /// <summary>Of all measurements; the last one of a gauge that is observed.</summary>
    public double Sum => Volatile.Read(ref _sum);

    /// <summary>A count each, and one above the last.</summary>
    public long[] Counts => [.. _counts.Select((_, bucket) => Interlocked.Read(ref _counts[bucket]))];

    public bool Has(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.Length != _tags.Length)
            return false;
        for (var i = 0; i < tags.Length; i++)
        {
            if (!(ReferenceEquals(tags[i].Value, _tags[i].Value) || Equals(tags[i].Value, _tags[i].Value)) || tags[i].Key != _tags[i].Key)
                return false;
        }

        return true;
    }

    public void Measured(double value, bool isAbsolute)
    {
        if (isAbsolute)
        {
            Volatile.Write(ref _sum, value);
            return;
        }

        if (_buckets is not null)
        {
            var bucket = 0;
            while (bucket < _buckets.Length && value > _buckets[bucket])
            {
                bucket++;
            }

            Interlocked.Increment(ref _counts[bucket]);
        }

        for (var before = Sum; ;)
        {
            var found = Interlocked.CompareExchange(ref _sum, before + value, before);
            if (BitConverter.DoubleToInt64Bits(found) == BitConverter.DoubleToInt64Bits(before))
                return;
            before = found;
        }
    }
}
