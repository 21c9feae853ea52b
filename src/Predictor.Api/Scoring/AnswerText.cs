using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Predictor.Api.Scoring;

/// <summary>
/// An answer as JSON, member by member: the same bytes as the serializer's by <see cref="ApiJson"/>, which tests hold it to, in half its time. Written at each score, so worth its own lines.
/// </summary>
internal static class AnswerText
{
    private static readonly JsonWriterOptions Unchecked = new() { SkipValidation = true };

    /// <summary>For the record.</summary>
    public static string Of(ScoreAnswer answer)
    {
        var text = new ArrayBufferWriter<byte>(2_048);
        using (var writer = new Utf8JsonWriter(text, Unchecked))
        {
            Write(writer, answer);
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    public static void Write(Utf8JsonWriter writer, ScoreAnswer answer)
    {
        writer.WriteStartObject();
        writer.WriteString("caseId"u8, answer.CaseId);
        writer.WriteString("customerId"u8, answer.CustomerId);
        writer.WriteString("moment"u8, answer.Moment);
        writer.WriteString("asOf"u8, answer.AsOf);
        writer.WriteStartObject("model"u8);
        writer.WriteString("name"u8, answer.Model.Name);
        writer.WriteNumber("version"u8, answer.Model.Version);
        writer.WriteEndObject();
        writer.WriteStartObject("policy"u8);
        writer.WriteNumber("version"u8, answer.Policy.Version);
        writer.WriteString("currency"u8, answer.Policy.Currency);
        writer.WriteEndObject();
        writer.WriteStartArray("outcomes"u8);
        foreach (var outcome in answer.Outcomes)
        {
            Write(writer, outcome);
        }

        writer.WriteEndArray();
        Write(writer, "atStake"u8, answer.AtStake ?? double.NaN);
        Write(writer, "action"u8, answer.Action);
        writer.WriteStartArray("missing"u8);
        foreach (var column in answer.Missing)
        {
            writer.WriteStringValue(column);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("warnings"u8);
        foreach (var warning in answer.Warnings)
        {
            Write(writer, warning);
        }

        writer.WriteEndArray();
        if (answer.PredictionId is { } id)
            writer.WriteString("predictionId"u8, id);
        writer.WriteBoolean("recorded"u8, answer.Recorded);
        if (answer.Degraded is { } degraded)
        {
            writer.WriteStartArray("degraded"u8);
            foreach (var degradation in degraded)
            {
                writer.WriteStartObject();
                writer.WriteString("cause"u8, degradation.Cause);
                writer.WriteString("words"u8, degradation.Words);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        if (answer.Sample is { } sample)
            writer.WriteBoolean("sample"u8, sample);
        if (answer.HeldOut is { } heldOut)
            writer.WriteBoolean("heldOut"u8, heldOut);
        if (answer.WithheldAction is { } withheld)
            Write(writer, "withheldAction"u8, withheld);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, AnswerOutcome outcome)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, outcome.Name);
        writer.WriteString("words"u8, outcome.Words);
        Write(writer, "probability"u8, outcome.Probability);
        Write(writer, "margin"u8, outcome.Margin);
        Write(writer, "percentile"u8, outcome.Percentile);
        writer.WriteStartObject("band"u8);
        writer.WriteString("name"u8, outcome.Band.Name);
        writer.WriteString("words"u8, outcome.Band.Words);
        writer.WriteEndObject();
        Write(writer, "baseProbability"u8, outcome.BaseProbability);
        writer.WriteStartArray("reasons"u8);
        foreach (var reason in outcome.Reasons)
        {
            writer.WriteStartObject();
            writer.WriteString("code"u8, reason.Code);
            writer.WriteString("words"u8, reason.Words);
            writer.WriteString("direction"u8, reason.Direction);
            Write(writer, "points"u8, reason.Points);
            Write(writer, "contribution"u8, reason.Contribution);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, AnswerAction? action)
    {
        if (action is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteString("name"u8, action.Name);
        writer.WriteString("words"u8, action.Words);
        Write(writer, "expectedGain"u8, action.ExpectedGain);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ScoreWarning warning)
    {
        writer.WriteStartObject();
        writer.WriteString("code"u8, warning.Code);
        writer.WriteString("field"u8, warning.Field);
        if (warning.Feature is { } feature)
            writer.WriteString("feature"u8, feature);
        writer.WriteString("found"u8, warning.Found);
        writer.WriteString("expected"u8, warning.Expected);
        writer.WriteEndObject();
    }

    /// <summary>What is no number is null.</summary>
    private static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, double value)
    {
        if (double.IsFinite(value))
            writer.WriteNumber(name, value);
        else
            writer.WriteNull(name);
    }
}
