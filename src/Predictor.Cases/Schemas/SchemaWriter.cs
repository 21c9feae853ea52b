using System.Text.Encodings.Web;
using System.Text.Json;
using Predictor.Cases.Text;

namespace Predictor.Cases.Schemas;

/// <summary>A schema into JSON: properties in a fixed order, what has its default left out.</summary>
internal sealed class SchemaWriter(Utf8JsonWriter json)
{
    /// <summary>Letters as themselves, so that a person can read and edit the file; it is never embedded in HTML.</summary>
    public static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write(Schema schema)
    {
        json.WriteStartObject();
        json.WriteString("format", Schema.Format);
        json.WriteString("name", schema.Name);
        json.WriteString("timeZone", schema.TimeZone);
        Text("observedFrom", schema.ObservedFrom is { } from ? IsoTime.Format(from) : null);
        Text("observedUntil", schema.ObservedUntil is { } until ? IsoTime.Format(until) : null);
        Text("features", schema.Features);
        Text("caseKey", schema.CaseKey);
        Text("customerKey", schema.CustomerKey);
        Text("timeKey", schema.TimeKey);
        Text("momentKey", schema.MomentKey);
        json.WriteStartArray("columns");
        foreach (var column in schema.Columns)
        {
            Write(column);
        }

        json.WriteEndArray();
        json.WriteStartArray("outcomes");
        foreach (var outcome in schema.Outcomes)
        {
            Write(outcome);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Write(Column column)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        json.WriteString("kind", JsonChoice.Name(column.Kind));
        json.WriteString("knownAt", JsonChoice.Name(column.KnownAt));
        Text("source", column.Source == ColumnSource.Given ? null : JsonChoice.Name(column.Source));
        Text("from", column.From);
        Text("per", column.Per);
        Number("divisor", column.Divisor == 1 ? null : column.Divisor);
        Text("unit", column.Unit);
        Number("minimum", column.Minimum);
        Number("maximum", column.Maximum);
        if (column.Monotone.Count > 0)
        {
            json.WriteStartObject("monotone");
            foreach (var (outcome, direction) in column.Monotone.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            {
                json.WriteNumber(outcome, direction);
            }

            json.WriteEndObject();
        }

        Text("label", column.Label);
        Text("words", column.Words);
        Text("wordsAtZero", column.WordsAtZero);
        Text("wordsBelowZero", column.WordsBelowZero);
        Text("wordsMissing", column.WordsMissing);
        Flag("ignore", column.Ignore);
        Text("review", column.Review);
        json.WriteEndObject();
    }

    private void Write(Outcome outcome)
    {
        json.WriteStartObject();
        json.WriteString("name", outcome.Name);
        json.WriteString("words", outcome.Words);
        Text("heading", outcome.Heading);
        Flag("isOutput", outcome.IsOutput);
        json.WriteString("label", outcome.Label);
        Text("positive", outcome.Positive == "1" ? null : outcome.Positive);
        json.WriteStartArray("moments");
        foreach (var moment in outcome.Moments)
        {
            json.WriteStringValue(JsonChoice.Name(moment));
        }

        json.WriteEndArray();
        Number("horizonDays", outcome.HorizonDays);
        Text("knownFrom", outcome.KnownFrom);
        json.WriteEndObject();
    }

    private void Text(string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private void Number(string name, double? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
    }

    private void Flag(string name, bool value)
    {
        if (value)
            json.WriteBoolean(name, value);
    }
}
