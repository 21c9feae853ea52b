namespace Predictor.Cases;

/// <summary>Which columns there are, when each is known, and what is predicted: <c>schema.json</c>, format <c>predictor-schema/1</c>.</summary>
public sealed record Schema
{
    public const string Format = "predictor-schema/1";

    public required string Name { get; init; }

    /// <summary>IANA name; times without an offset are read in it.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Start of the log: nothing before it was recorded.</summary>
    public DateTimeOffset? ObservedFrom { get; init; }

    /// <summary>Until when outcomes were observed; declared, never guessed from the last row. Needed where an outcome has a horizon.</summary>
    public DateTimeOffset? ObservedUntil { get; init; }

    /// <summary>The features file it goes with, beside the schema; null: no history (a flat file).</summary>
    public string? Features { get; init; }

    /// <summary>Column of a flat or features file that names the case; null: rows are numbered.</summary>
    public string? CaseKey { get; init; }

    /// <summary>Column that names the customer; null: each row is its own customer.</summary>
    public string? CustomerKey { get; init; }

    /// <summary>Column with the moment's time; null: rows have an order or none.</summary>
    public string? TimeKey { get; init; }

    /// <summary>Column with "arrival" or "closure"; null: the outcomes' only moment.</summary>
    public string? MomentKey { get; init; }

    public required IReadOnlyList<Column> Columns
    {
        get;
        init
        {
            // Set together, so that a copy `with` other columns has another layout.
            field = value;
            FeatureColumns = [.. value.Where(column => column.IsFeature)];
        }
    }

    public required IReadOnlyList<Outcome> Outcomes { get; init; }

    /// <summary>The columns that have a cell in a row, in row order: every model of the schema shares this layout.</summary>
    public IReadOnlyList<Column> FeatureColumns { get; private init; } = [];

    /// <summary>The schema with some of its outcomes, and the columns' directions for these alone.</summary>
    public Schema WithOutcomes(IReadOnlyList<Outcome> outcomes) => this with
    {
        Outcomes = outcomes,
        Columns =
        [
            .. Columns.Select(column => column with
            {
                Monotone = column.Monotone.Where(direction => outcomes.Any(outcome => outcome.Name == direction.Key)).ToDictionary(StringComparer.Ordinal),
            }),
        ],
    };
}
