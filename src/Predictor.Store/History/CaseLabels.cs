using Predictor.Cases;
using Predictor.Store.History.Events;
using Predictor.Store.History.Export;

namespace Predictor.Store.History;

/// <summary>
/// The outcomes' labels, from features.sql or the export, where they are mature: a label needs its horizon (moment plus days) to have been observed,
/// and counts only where it became known after its moment, within the horizon and while observed. What was told directly stands over what is computed.
/// </summary>
internal sealed class CaseLabels(Schema schema, CaseLog log, CaseRow[] rows, IReadOnlyDictionary<string, long[]> features, IList<string> notes)
{
    private const long SecondsPerDay = 86_400;

    public IReadOnlyList<LabelColumn> Read() => [.. schema.Outcomes.Select(Read)];

    private LabelColumn Read(Outcome outcome)
    {
        var told = log.Told?.GetValueOrDefault(outcome.Name) is { } outcomes ? new ToldLabels(outcome, outcomes, log) : null;
        var label = Texts(outcome, told is not null);
        var known = label is not null && outcome.KnownFrom is { } name ? Times(outcome, name) : null;
        var horizon = outcome.HorizonDays is { } days ? (long)Math.Round(days * SecondsPerDay) : (long?)null;
        var observedUntil = schema.ObservedUntil?.ToUnixTimeSeconds() ?? long.MaxValue;
        var values = new sbyte[rows.Length];
        var ends = new long[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var due = rows[i].At + (horizon ?? 0);
            values[i] = -1;
            ends[i] = due;
            if (told?.Of(rows[i].Case, rows[i].At, horizon is null ? null : due) is { } said)
            {
                if (due <= observedUntil && said.Known <= observedUntil && outcome.Moments.Contains(rows[i].Moment))
                    (values[i], ends[i]) = said;
                continue;
            }

            if (label is null)
                continue;
            var knownAt = known?.Invoke(i);
            ends[i] = knownAt is null or CaseLog.Missing ? due : knownAt.Value;
            var mature = due <= observedUntil
                && (knownAt is null || (knownAt > rows[i].At && knownAt <= observedUntil && (horizon is null || knownAt <= due)));
            values[i] = mature && outcome.Moments.Contains(rows[i].Moment) ? label(i) : (sbyte)-1;
        }

        return new LabelColumn(values, ends);
    }

    /// <summary>By row: 1, 0, or -1 where the label is empty. Null: nothing computes it, and all there is was told.</summary>
    private Func<int, sbyte>? Texts(Outcome outcome, bool isTold)
    {
        if (features.TryGetValue(outcome.Label, out var numbers))
        {
            if (!long.TryParse(outcome.Positive, System.Globalization.CultureInfo.InvariantCulture, out var positive))
                throw new DataException($"The outcome {outcome.Name} counts '{outcome.Positive}' as positive, but its label {outcome.Label} is a whole number of features.sql.");
            return i => (sbyte)(numbers[i] == CaseLog.Missing ? -1 : numbers[i] == positive ? 1 : 0);
        }

        if (!log.Given.TryGetValue(GivenColumns.LabelKey(outcome.Label), out var given))
        {
            if (log.Told is null)
                throw new DataException($"The outcome {outcome.Name} has the label {outcome.Label}, which neither features.sql gives nor mapping.json names in given.");
            if (!isTold)
                notes.Add($"{outcome.Name} has no label: features.sql does not give {outcome.Label}, no case of the store was sent with it, and nothing was told of it (POST /v1/outcomes).");
            return null;
        }

        var texts = (IdColumn)given.Values;
        var code = texts.Find(outcome.Positive);
        return i =>
        {
            var row = given.RowOfCase[rows[i].Case];
            return (sbyte)(row < 0 || texts.Rows[row] < 0 ? -1 : texts.Rows[row] == code ? 1 : 0);
        };
    }

    private Func<int, long> Times(Outcome outcome, string name)
    {
        if (features.TryGetValue(name, out var times))
            return i => times[i];
        if (!log.Given.TryGetValue(GivenColumns.TimeKey(name), out var given))
            throw new DataException($"The outcome {outcome.Name} is known from {name}, which neither features.sql gives nor {(log.Told is null ? "mapping.json names in given" : "any case of the store was sent with")}.");

        var column = (TimeColumn)given.Values;
        return i => given.RowOfCase[rows[i].Case] is >= 0 and var row ? column.Rows[row] : CaseLog.Missing;
    }
}
