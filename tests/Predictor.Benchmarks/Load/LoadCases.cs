using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Predictor.Cases;
using Predictor.Models.Bundles;

namespace Predictor.Benchmarks.Load;

/// <summary>Score requests of a model with every column given, drawn with a fixed seed: the same bytes at each run.</summary>
internal sealed class LoadCases(Model model, int seed)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Random _draws = new(seed);
    private int _number;

    /// <param name="customerId">Null: none is sent.</param>
    public string Next(string? customerId = null)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Plain))
        {
            writer.WriteStartObject();
            writer.WriteString("caseId", string.Create(CultureInfo.InvariantCulture, $"case-{seed}-{++_number}"));

            // A case whose time is said is recorded once, and these are sent many times: the time is said where history hangs on it.
            if (customerId is not null)
            {
                writer.WriteString("customerId", customerId);
                writer.WriteString("asOf", "2026-06-30T12:00:00Z");
            }

            writer.WriteNumber("value", _draws.Next(100, 2_000));
            writer.WriteStartObject("features");
            var columns = model.Encoder.Schema.FeatureColumns;
            for (var column = 0; column < columns.Count; column++)
            {
                // The clock's columns come from asOf, or from now; with a customer, history comes from the store.
                if (columns[column].Source == ColumnSource.Given || (customerId is null && columns[column].Source == ColumnSource.History))
                    Write(writer, columns[column], model.Encoder.Vocabularies[column]);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private void Write(Utf8JsonWriter writer, Column column, Vocabulary? levels)
    {
        switch (column.Kind)
        {
            case ColumnKind.Category when levels is { Levels.Count: > 0 }:
                writer.WriteString(column.Name, levels.Levels[_draws.Next(levels.Levels.Count)]);
                break;
            case ColumnKind.Flag:
                writer.WriteBoolean(column.Name, _draws.Next(2) == 0);
                break;
            case ColumnKind.Count:
                writer.WriteNumber(column.Name, Math.Min(_draws.Next(6), (int)(column.Maximum ?? 5)));
                break;
            case ColumnKind.Number:
                var (low, high) = (column.Minimum ?? 0, Math.Min(column.Maximum ?? 600, (column.Minimum ?? 0) + 600));
                writer.WriteNumber(column.Name, Math.Round(low + ((high - low) * _draws.NextDouble()), 1));
                break;
        }
    }
}
