using Predictor.Cases.Tables;

namespace Predictor.Cases.Schemas;

/// <summary>What must hold for one outcome.</summary>
internal sealed class OutcomeRules(Schema schema, JsonMistakes mistakes)
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _labels = new(StringComparer.Ordinal);

    public void Check(Outcome outcome, string place)
    {
        if (mistakes.Has(place))
            return;

        CheckName(outcome.Name, $"{place}.name");
        CheckMoments(outcome, $"{place}.moments");
        CheckLabel(outcome, place);
        if (string.IsNullOrWhiteSpace(outcome.Positive))
            mistakes.Add($"{place}.positive", $"found \"{outcome.Positive}\", expected the text of the label column that counts as positive");
        if (outcome.HorizonDays is not { } days)
            return;

        if (days <= 0)
            mistakes.Add($"{place}.horizonDays", $"found {days.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}, expected a number of days above 0");
        if (schema.ObservedUntil is null && !mistakes.Has("observedUntil"))
            mistakes.Add($"{place}.horizonDays", "needs observedUntil: until when outcomes were observed, as a label is mature only once its horizon was");
    }

    private void CheckName(string name, string place)
    {
        if (mistakes.Has(place))
            return;
        if (!char.IsAsciiLetterLower(name[0]) || !name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_'))
            mistakes.Add(place, $"found \"{name}\", expected small letters, digits and underscores, a letter first");
        else if (!_names.TryAdd(name, place))
            mistakes.Add(place, $"found \"{name}\", which is {_names[name]} too, expected a name of its own");
    }

    private void CheckMoments(Outcome outcome, string place)
    {
        if (mistakes.Has(place) || mistakes.HasWithin(place))
            return;
        if (outcome.Moments.Count == 0)
            mistakes.Add(place, "is empty, expected arrival, closure or both");
        if (outcome.Moments.Distinct().Count() < outcome.Moments.Count)
            mistakes.Add(place, "names a moment twice, expected each once");
        if (outcome.Moments.Contains(Moment.Arrival) && schema.FeatureColumns.Count > 0 && schema.FeatureColumns.All(column => column.KnownAt > Moment.Arrival))
            mistakes.Add(place, "holds arrival, at which no feature column is known");
    }

    private void CheckLabel(Outcome outcome, string place)
    {
        if (mistakes.Has($"{place}.label"))
            return;
        if (!_labels.TryAdd(outcome.Label, $"{place}.label"))
            mistakes.Add($"{place}.label", $"found \"{outcome.Label}\", which is {_labels[outcome.Label]} too, expected a column of its own");
        if (schema.Features is not null && new[] { outcome.Label, FeaturesFile.Until(outcome) }.FirstOrDefault(IsWritten) is { } written)
        {
            mistakes.Add($"{place}.label", $"found \"{outcome.Label}\", but `features` writes another column \"{written}\" into the same file, expected another name");
            return;
        }

        // In a flat file a column may be the label at arrival and, known at last, a feature of other outcomes at closure.
        foreach (var (name, at) in new[] { (outcome.Label, $"{place}.label"), (outcome.KnownFrom, $"{place}.knownFrom") })
        {
            if (schema.FeatureColumns.Any(column => column.Name == name && outcome.Moments.Any(moment => moment >= column.KnownAt)))
                mistakes.Add(at, $"found \"{name}\", which is a feature column known when the outcome is predicted: it would give the answer away");
        }
    }

    private bool IsWritten(string name) => FeaturesFile.Reserved.Contains(name) || schema.FeatureColumns.Any(column => column.Name == name);
}
