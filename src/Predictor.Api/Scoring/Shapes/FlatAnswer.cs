using System.Globalization;
using System.Text.Json;
using Predictor.Cases;

namespace Predictor.Api.Scoring.Shapes;

/// <summary>
/// An answer as one level of strings, for platforms that can take apart no more. The names are the same in every answer of a model with as many reasons asked for:
/// what an answer lacks is an empty string. Fixed names hold no underscore, an outcome's begin with its own name and one.
/// </summary>
internal static class FlatAnswer
{
    /// <param name="writer">Takes one object.</param>
    /// <param name="answer">As it would be answered nested.</param>
    /// <param name="schema">Of the model: its outcomes are all there, predicted at the moment or not.</param>
    /// <param name="reasons">As asked for: so many an outcome, empty beyond those there are.</param>
    public static void Write(Utf8JsonWriter writer, ScoreAnswer answer, Schema schema, int reasons)
    {
        writer.WriteStartObject();
        writer.WriteString("caseId", answer.CaseId ?? "");
        writer.WriteString("customerId", answer.CustomerId ?? "");
        writer.WriteString("moment", answer.Moment);
        writer.WriteString("asOf", answer.AsOf);
        writer.WriteString("model", answer.Model.Name);
        writer.WriteString("modelVersion", Text(answer.Model.Version));
        writer.WriteString("policyVersion", Text(answer.Policy.Version));
        writer.WriteString("currency", answer.Policy.Currency);
        foreach (var outcome in schema.Outcomes)
        {
            var found = answer.Outcomes.FirstOrDefault(each => each.Name == outcome.Name);
            Write(writer, outcome, found, Math.Min(reasons, reasons == int.MaxValue ? found?.Reasons.Count ?? 0 : schema.FeatureColumns.Count));
        }

        writer.WriteString("atStake", Text(answer.AtStake));
        writer.WriteString("action", answer.Action?.Name ?? "");
        writer.WriteString("actionWords", answer.Action?.Words ?? "");
        writer.WriteString("actionExpectedGain", Text(answer.Action?.ExpectedGain));
        writer.WriteString("missing", string.Join(',', answer.Missing));
        writer.WriteString("warnings", string.Join("; ", answer.Warnings.Select(warning => $"{warning.Code} {warning.Place}")));
        writer.WriteString("predictionId", answer.PredictionId ?? "");
        writer.WriteString("recorded", Text(answer.Recorded));
        writer.WriteString("degraded", string.Join(',', answer.Degraded?.Select(degradation => degradation.Cause) ?? []));
        writer.WriteString("sample", Text(answer.Sample == true));
        writer.WriteString("heldOut", answer.HeldOut is { } heldOut ? Text(heldOut) : "");
        writer.WriteString("withheldAction", answer.WithheldAction?.Name ?? "");
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Outcome outcome, AnswerOutcome? found, int reasons)
    {
        var name = outcome.Name;
        writer.WriteString($"{name}_words", outcome.Words);
        writer.WriteString($"{name}_probability", Text(found?.Probability));
        writer.WriteString($"{name}_margin", Text(found?.Margin));
        writer.WriteString($"{name}_percentile", Text(found?.Percentile));
        writer.WriteString($"{name}_band", found?.Band.Name ?? "");
        writer.WriteString($"{name}_bandWords", found?.Band.Words ?? "");
        writer.WriteString($"{name}_baseProbability", Text(found?.BaseProbability));
        for (var i = 0; i < reasons; i++)
        {
            var reason = i < found?.Reasons.Count ? found.Reasons[i] : null;
            var number = string.Create(CultureInfo.InvariantCulture, $"{name}_reason{i + 1}");
            writer.WriteString(number, reason?.Words ?? "");
            writer.WriteString($"{number}_code", reason?.Code ?? "");
            writer.WriteString($"{number}_direction", reason?.Direction ?? "");
            writer.WriteString($"{number}_points", Text(reason?.Points));
            writer.WriteString($"{number}_contribution", Text(reason?.Contribution));
        }
    }

    private static string Text(double? value) => value is { } number ? PlainNumber.Text(number) : "";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(bool value) => value ? "true" : "false";
}
