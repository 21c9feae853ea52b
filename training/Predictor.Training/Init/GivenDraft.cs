using System.Text;
using Predictor.Cases;
using Predictor.Store.History;

namespace Predictor.Training.Init;

/// <summary>The columns of an export that are taken as they stand: kind, unit, when each is known, and what is left out.</summary>
internal sealed class GivenDraft(Asking asking)
{
    /// <summary>More different words than this for each row are no category.</summary>
    private const double MostDistinctShare = 0.5;

    public List<Column> Columns { get; } = [];

    public Dictionary<string, FieldSource> Mapping { get; } = new(StringComparer.Ordinal);

    /// <summary>A column that is a key, a time or an output: listed, not learned from.</summary>
    public void AddAside(TableProfile table, ColumnProfile column, ColumnKind kind, Moment knownAt, FieldSource? field = null, string? review = null)
    {
        var name = NameOf(column);
        Columns.Add(new Column { Name = name, Kind = kind, KnownAt = knownAt, Label = Label(column.Name), Ignore = kind is not (ColumnKind.Id or ColumnKind.Time), Review = review });
        Mapping[name] = field ?? Fields.Plain(table, column);
    }

    /// <param name="table">A table of interactions or customers.</param>
    /// <param name="column">One that has no other part to play.</param>
    /// <param name="knownAt">When it is known, where that is sure.</param>
    /// <param name="elapsed">By row of the sample: seconds from opening to closing.</param>
    public void Add(TableProfile table, ColumnProfile column, Moment? knownAt, double[]? elapsed)
    {
        var source = Fields.Plain(table, column);
        if (Unusable(column) is { } reason)
        {
            asking.Notes.Add($"{table.File}, column {column.Name} is left out: {reason}.");
            AddAside(table, column, column.IsUnique ? ColumnKind.Id : ColumnKind.Category, knownAt ?? Moment.Closure, review: reason);
            return;
        }

        var (moment, momentReview) = knownAt is { } sure ? (sure, null) : KnownAt(table, column);
        var drafted = new Column { Name = NameOf(column), Kind = ColumnKind.Number, KnownAt = moment, Label = Label(column.Name), Review = momentReview };
        if (column.IsFlag)
        {
            drafted = drafted with { Kind = ColumnKind.Flag };
            source = source with { Values = Fields.FlagValues(column) };
        }
        else if (!column.IsNumber)
        {
            drafted = drafted with { Kind = ColumnKind.Category, Words = $"{Small(drafted.Label!)}: {{value}}" };
        }
        else
        {
            drafted = Number(drafted, column, elapsed);
        }

        Columns.Add(drafted);
        Mapping[drafted.Name] = source;
    }

    private static Column Number(Column drafted, ColumnProfile column, double[]? elapsed)
    {
        if (IsDuration(column))
        {
            // The value brings its own unit: "wait: 5 min", not "wait seconds: 5 min".
            var unit = Duration.Guess(column, elapsed);
            var words = $"{Small(WithoutUnit(drafted.Label!))}: {{value}}";
            return drafted with { Unit = unit.Unit, Minimum = column.Minimum >= 0 ? 0 : null, Words = words, Review = Fields.Join(drafted.Review, unit.Review) };
        }

        var isCount = column.IsWhole && column.Minimum >= 0 && column.Words.HasAny([.. Hints.Counts, .. Hints.Transfers, .. Hints.Reopenings]);
        return drafted with { Kind = isCount ? ColumnKind.Count : ColumnKind.Number, Minimum = column.Minimum >= 0 ? 0 : null, Words = $"{Small(drafted.Label!)}: {{value}}" };
    }

    private static bool IsDuration(ColumnProfile column)
    {
        var unit = column.Words.HasAny([.. Hints.Seconds, .. Hints.Minutes, .. Hints.Hours, .. Hints.Milliseconds]);
        var meaning = column.Words.HasAny([.. Hints.Handle, .. Hints.Wait, .. Hints.Hold]);
        return unit || (meaning && !column.Words.HasAny(Hints.Counts));
    }

    private (Moment KnownAt, string? Review) KnownAt(TableProfile table, ColumnProfile column)
    {
        // Total wait is over only when someone answers; who is routed by a score is still waiting.
        if (column.Words.HasAny(Hints.Wait) && column.IsNumber)
            return (Moment.Closure, "taken as the whole wait, which is known only afterwards; if it is the wait so far, it is known at arrival");
        if (column.Words.HasAny(Hints.Handling))
            return (Moment.Closure, null);
        if (column.Words.HasAny(Hints.KnownAtArrival))
            return (Moment.Arrival, null);

        var (answer, review) = asking.Choose(
            $"When is {column.Name} of {table.File} known?", ["only when the case is closed", "already when the case arrives"], 0,
            "nothing says when it is known; taken as known at closure only");
        return (answer == 0 ? Moment.Closure : Moment.Arrival, review);
    }

    private static string? Unusable(ColumnProfile column) =>
        column.Filled == 0 ? "it is empty"
        : column.Distinct == 1 && column.Filled == column.Rows ? "it is the same in every row"
        : column.Words.HasAny(Hints.People) && !column.Words.HasAny(Hints.KnownAtArrival) ? "it names people, and what is learned of a person is seldom wanted in a score"
        : column.IsFreeText ? "it is free text"
        : column.IsUnique && !column.IsNumber ? "it names each row"
        : column.IsUnique && column.IsWhole && column.Words.HasAny(Hints.Id) ? "it names each row"
        : column.HasDecimalCommas ? "its numbers are written with a decimal comma; export them with a point"
        : !column.IsNumber && column.Distinct > 50 && column.Distinct > MostDistinctShare * column.Filled ? "nearly every row has a word of its own"
        : column.Words.HasAny(Hints.Id) && column.Distinct > 50 && (column.IsWhole || column.Distinct > MostDistinctShare * column.Filled) ? "it names things by number"
        : null;

    /// <summary>The export's own name, unless the columns of the features file or of its keys have it already.</summary>
    private string NameOf(ColumnProfile column)
    {
        var name = Taken(column.Name) ? $"{column.Name}_given" : column.Name;
        for (var more = 2; Columns.Any(other => other.Name == name); more++)
        {
            name = $"{column.Name}_{more}";
        }

        return name;
    }

    private static bool Taken(string name) => name is "case_id" or "customer_id" or "moment" or "at" or "opened_at" or "hour" or "weekday" or "customer_value"
        || name.EndsWith("_7d", StringComparison.Ordinal) || name.EndsWith("_30d", StringComparison.Ordinal) || name.EndsWith("_90d", StringComparison.Ordinal) || name.EndsWith("_365d", StringComparison.Ordinal)
        || name is "days_since_contact" or "tenure_years" or "days_to_contract_end" or "left_30d" or "back_14d" or "dissatisfied" or "dissatisfied_known_at";

    /// <summary>"wait_seconds" as "Wait seconds".</summary>
    private static string Label(string name)
    {
        var words = new StringBuilder(name.Replace('_', ' ').Replace('-', ' ').Trim());
        if (words.Length > 0)
            words[0] = char.ToUpperInvariant(words[0]);
        return words.ToString();
    }

    private static string WithoutUnit(string label)
    {
        var end = label.LastIndexOf(' ');
        return end > 0 && new NameWords(label[end..]).HasAny([.. Hints.Seconds, .. Hints.Minutes, .. Hints.Hours, .. Hints.Milliseconds]) ? label[..end] : label;
    }

    private static string Small(string label) => label.Length > 1 && char.IsUpper(label[1]) ? label : char.ToLowerInvariant(label[0]) + label[1..];
}
