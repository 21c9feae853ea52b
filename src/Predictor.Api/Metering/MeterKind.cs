namespace Predictor.Api.Metering;

/// <summary>How measurements become a metric of Prometheus.</summary>
internal enum MeterKind
{
    Counter,
    Gauge,
    Histogram,
}
