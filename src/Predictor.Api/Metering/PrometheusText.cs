using System.Globalization;
using System.Text;

namespace Predictor.Api.Metering;

/// <summary>Prometheus' text format, version 0.0.4 (prometheus.io, "Exposition formats").</summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4";

    public static string Of(IReadOnlyList<InstrumentReading> instruments)
    {
        var text = new StringBuilder();
        foreach (var instrument in instruments)
        {
            text.Append("# HELP ").Append(instrument.Name).Append(' ').Append(instrument.Help.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal)).Append('\n')
                .Append("# TYPE ").Append(instrument.Name).Append(' ').Append(instrument.Kind switch { MeterKind.Counter => "counter", MeterKind.Histogram => "histogram", _ => "gauge" }).Append('\n');
            foreach (var series in instrument.Series)
            {
                if (instrument.Kind == MeterKind.Histogram)
                    Histogram(text, instrument.Name, series);
                else
                    Line(text, instrument.Name, series.Labels, series.Sum);
            }
        }

        return text.ToString();
    }

    /// <summary>In the order of their names, which hold letters, digits and _.</summary>
    public static string Labels(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(
        ',',
        tags.Select(tag => (Name: tag.Key.Replace('.', '_'), Value: Convert.ToString(tag.Value, CultureInfo.InvariantCulture) ?? ""))
            .OrderBy(label => label.Name, StringComparer.Ordinal)
            .Select(label => $"{label.Name}=\"{Escaped(label.Value)}\""));

    private static void Histogram(StringBuilder text, string name, MeterSeries series)
    {
        var below = 0L;
        var counts = series.Counts;
        var before = series.Labels.Length > 0 ? series.Labels + "," : "";
        for (var bucket = 0; bucket < counts.Length; bucket++)
        {
            below += counts[bucket];
            var end = bucket < ServiceMeter.Buckets.Length ? ServiceMeter.Buckets[bucket].ToString(CultureInfo.InvariantCulture) : "+Inf";
            Line(text, name + "_bucket", $"{before}le=\"{end}\"", below);
        }

        Line(text, name + "_sum", series.Labels, series.Sum);
        Line(text, name + "_count", series.Labels, below);
    }

    private static void Line(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
            text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(double.IsPositiveInfinity(value) ? "+Inf" : value.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Escaped(string value) =>
        value.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);
}
