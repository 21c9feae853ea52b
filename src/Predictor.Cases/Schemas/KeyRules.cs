namespace Predictor.Cases.Schemas;

/// <summary>Which columns of a file name the case, its customer, its time and its moment.</summary>
internal sealed class KeyRules(Schema schema, JsonMistakes mistakes)
{
    public void Check()
    {
        (string Place, string? Column)[] keys =
            [("caseKey", schema.CaseKey), ("customerKey", schema.CustomerKey), ("timeKey", schema.TimeKey), ("momentKey", schema.MomentKey)];
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i].Column is not { } column)
                continue;
            if (string.IsNullOrWhiteSpace(column))
                mistakes.Add(keys[i].Place, $"found \"{column}\", expected the name of a column, or nothing at all");
            else if (schema.FeatureColumns.Any(feature => feature.Name == column))
                mistakes.Add(keys[i].Place, $"found \"{column}\", which is a feature column too, expected a column of its own (or that column of kind id or time, or ignored)");

            // One row a customer: the customer may name the case.
            for (var j = int.Max(i + 1, 2); j < keys.Length; j++)
            {
                if (keys[j].Column == column)
                    mistakes.Add(keys[j].Place, $"found \"{column}\", which is the {keys[i].Place} too, expected a column of its own");
            }
        }

        // With a features file, `features` writes each row's moment under the name that FeaturesFile fixes.
        if (schema is { MomentKey: null, Features: null } && schema.Outcomes.SelectMany(outcome => outcome.Moments).Distinct().Count() > 1)
            mistakes.Add("momentKey", "is missing, expected the column that says arrival or closure, as outcomes are predicted at both");
    }
}
