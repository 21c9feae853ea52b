using Predictor.Cases.Text;

namespace Predictor.Cases.Schemas;

/// <summary>What must hold between the parts of a schema, once each part is well formed. Nothing is concluded from a place that is wrong already.</summary>
internal sealed class SchemaRules(Schema schema, JsonMistakes mistakes)
{
    public void Check()
    {
        CheckObservation();
        new KeyRules(schema, mistakes).Check();
        if (schema.Columns.Count == 0 && !mistakes.Has("columns"))
            mistakes.Add("columns", "there are none, expected at least one");
        else if (schema.FeatureColumns.Count == 0 && !mistakes.Has("columns"))
            mistakes.Add("columns", "none of them is a feature (all are ids, times or ignored), expected at least one");

        var columns = new ColumnRules(schema, mistakes);
        for (var i = 0; i < schema.Columns.Count; i++)
        {
            columns.Check(schema.Columns[i], $"columns[{i}]");
        }

        if (schema.Outcomes.Count == 0 && !mistakes.Has("outcomes"))
            mistakes.Add("outcomes", "there are none, expected at least one");

        var outcomes = new OutcomeRules(schema, mistakes);
        for (var i = 0; i < schema.Outcomes.Count; i++)
        {
            outcomes.Check(schema.Outcomes[i], $"outcomes[{i}]");
        }
    }

    private void CheckObservation()
    {
        if (schema.ObservedFrom >= schema.ObservedUntil)
            mistakes.Add("observedUntil", $"found \"{IsoTime.Format(schema.ObservedUntil.Value)}\", expected a time after observedFrom, which is \"{IsoTime.Format(schema.ObservedFrom!.Value)}\"");
        if (schema.Features is { } features && (features.Length == 0 || Path.GetFileName(features) != features || features.Contains('\\', StringComparison.Ordinal) || features is "." or ".."))
            mistakes.Add("features", $"found \"{features}\", expected the name of a file beside the schema");
    }
}
