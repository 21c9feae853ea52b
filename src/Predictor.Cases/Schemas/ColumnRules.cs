using Predictor.Cases.Tables;
using Predictor.Cases.Text;
using Predictor.Cases.Words;

namespace Predictor.Cases.Schemas;

/// <summary>What must hold for one column.</summary>
internal sealed class ColumnRules(Schema schema, JsonMistakes mistakes)
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public void Check(Column column, string place)
    {
        CheckName(column.Name, $"{place}.name", place);
        if (!mistakes.Has($"{place}.source"))
            CheckSource(column, place);
        if (!mistakes.Has($"{place}.kind"))
            CheckKind(column, place);
        if (column.Minimum > column.Maximum)
            mistakes.Add($"{place}.minimum", $"found {Number(column.Minimum)}, expected at most the maximum, which is {Number(column.Maximum)}");
        foreach (var outcome in column.Monotone.Keys.Where(name => schema.Outcomes.All(outcome => outcome.Name != name)))
        {
            var nearest = Nearest.To(outcome, schema.Outcomes.Select(known => known.Name));
            mistakes.Add($"{place}.monotone.{outcome}", $"is no outcome{(nearest is null ? "" : $", the nearest is {nearest}")}");
        }

        CheckWords(column, place);
    }

    private void CheckName(string name, string place, string column)
    {
        if (mistakes.Has(place) || mistakes.Has(column))
            return;
        if (name.Trim() != name || name.Any(char.IsControl))
            mistakes.Add(place, $"found \"{name}\", expected a name without spaces around it or line breaks in it");
        else if (!_names.TryAdd(name, place))
            mistakes.Add(place, $"found \"{name}\", which is {_names[name]} too, expected a name of its own");
        else if (schema.Features is not null && FeaturesFile.Reserved.Contains(name) && schema.FeatureColumns.Any(feature => feature.Name == name))
            mistakes.Add(place, $"found \"{name}\", a name that `features` gives to a column of its own, expected another");
    }

    private void CheckSource(Column column, string place)
    {
        switch (column.Source)
        {
            case ColumnSource.History:
                if (string.IsNullOrWhiteSpace(column.From) && !mistakes.Has($"{place}.from"))
                    mistakes.Add($"{place}.from", "is missing, expected the column of the features file that the value comes from");
                if (schema.Features is null && !mistakes.Has("features"))
                    mistakes.Add($"{place}.source", "found \"history\", expected a schema that names its features file");
                if (!(Math.Abs(column.Divisor) > 0))
                    mistakes.Add($"{place}.divisor", "found 0, expected a number to divide by");
                break;
            case ColumnSource.Clock:
                if (column.From is not (ClockCell.Hour or ClockCell.Weekday) && !mistakes.Has($"{place}.from"))
                    mistakes.Add($"{place}.from", $"{Found(column.From)}, expected \"{ClockCell.Hour}\" or \"{ClockCell.Weekday}\"");
                if (column.KnownAt != Moment.Arrival)
                    mistakes.Add($"{place}.knownAt", "found \"closure\", expected \"arrival\": the moment's own time is always known");
                CheckUnused(column, place, "clock");
                break;
            default:
                if (column.From is not null)
                    mistakes.Add($"{place}.from", $"{Found(column.From)}, expected nothing for a given column");
                CheckUnused(column, place, "given");
                break;
        }
    }

    private void CheckUnused(Column column, string place, string source)
    {
        if (column.Per is not null)
            mistakes.Add($"{place}.per", $"{Found(column.Per)}, expected nothing for a {source} column");
        if (column.Divisor != 1)
            mistakes.Add($"{place}.divisor", $"found {Number(column.Divisor)}, expected nothing for a {source} column");
    }

    private void CheckKind(Column column, string place)
    {
        var kind = JsonChoice.Name(column.Kind);
        if (column.Kind is ColumnKind.Category or ColumnKind.Id or ColumnKind.Time)
        {
            if (column.Minimum is not null)
                mistakes.Add($"{place}.minimum", $"found {Number(column.Minimum)}, expected nothing for a column of kind {kind}");
            if (column.Maximum is not null)
                mistakes.Add($"{place}.maximum", $"found {Number(column.Maximum)}, expected nothing for a column of kind {kind}");
            if (column.Monotone.Count > 0)
                mistakes.Add($"{place}.monotone", $"found directions, expected nothing for a column of kind {kind} (number, count and flag have directions)");
        }

        if (column.Source == ColumnSource.Clock && column.Kind is not (ColumnKind.Number or ColumnKind.Count or ColumnKind.Category))
            mistakes.Add($"{place}.kind", $"found \"{kind}\", expected number, count or category for a clock column");
    }

    private void CheckWords(Column column, string place)
    {
        CheckTemplate(column.Words, $"{place}.words", withValue: true);
        CheckTemplate(column.WordsAtZero, $"{place}.wordsAtZero", withValue: false);
        CheckTemplate(column.WordsBelowZero, $"{place}.wordsBelowZero", withValue: true);
        CheckTemplate(column.WordsMissing, $"{place}.wordsMissing", withValue: false);
        if (mistakes.Has($"{place}.kind"))
            return;
        if (column.WordsAtZero is not null && column.Kind is not (ColumnKind.Number or ColumnKind.Count or ColumnKind.Flag))
            mistakes.Add($"{place}.wordsAtZero", $"found words, expected nothing for a column of kind {JsonChoice.Name(column.Kind)} (number, count and flag have a zero)");
        if (column.WordsBelowZero is not null && column.Kind != ColumnKind.Number)
            mistakes.Add($"{place}.wordsBelowZero", $"found words, expected nothing for a column of kind {JsonChoice.Name(column.Kind)} (only a number is below zero)");
    }

    private void CheckTemplate(string? words, string place, bool withValue)
    {
        if (words is null)
            return;

        var rest = withValue ? words.Replace(ReasonWords.Value, "", StringComparison.Ordinal) : words;
        if (string.IsNullOrWhiteSpace(words) || rest.AsSpan().IndexOfAny('{', '}') >= 0)
            mistakes.Add(place, $"found \"{words}\", expected words {(withValue ? $"with {ReasonWords.Value} as their only placeholder" : "without a placeholder")}");
    }

    private static string Found(string? value) => value is null ? "is missing" : $"found \"{value}\"";

    private static string Number(double? value) => value!.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
