using System.Diagnostics.Metrics;

namespace Predictor.Api.Metering;

/// <summary>An instrument's name as Prometheus has it, by OpenTelemetry's rules: words joined by _, then the unit, then "total" of a counter; the service's own begin with "predictor".</summary>
internal static class MetricName
{
    public static string Of(Instrument instrument, MeterKind kind)
    {
        var name = instrument.Name.Replace('.', '_').Replace('-', '_');
        if (instrument.Meter.Name == ServiceMeter.Name)
            return $"predictor_{name}";
        var unit = instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        return name + unit + (kind == MeterKind.Counter ? "_total" : "");
    }
}
