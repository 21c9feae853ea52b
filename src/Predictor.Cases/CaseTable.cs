namespace Predictor.Cases;

/// <summary>Many cases at their moments, column-major, with labels: what training and evaluation read, from raw tables or from one flat file.</summary>
public sealed class CaseTable
{
    public required Schema Schema { get; init; }

    /// <summary>One a row; <see cref="RowNumbers"/> where rows are only numbered.</summary>
    public required IReadOnlyList<string> CaseIds { get; init; }

    /// <summary>Null where rows name no customer: then each row counts as its own.</summary>
    public required string[]? CustomerIds { get; init; }

    public required Moment[] Moments { get; init; }

    /// <summary>Epoch seconds of each row's moment; null where rows have no time (then <see cref="Ordered"/> says whether they have an order).</summary>
    public required long[]? At { get; init; }

    /// <summary>Epoch seconds at which the row's case opened, for slicing; equals <see cref="At"/> for arrival rows; null with it.</summary>
    public required long[]? OpenedAt { get; init; }

    /// <summary>Epoch seconds at which each row's customer left, <see cref="long.MinValue"/> where he has not; null where nothing says.</summary>
    public long[]? LeftAt { get; init; }

    /// <summary>Rows are in time order though they carry no time.</summary>
    public required bool Ordered { get; init; }

    /// <summary>One a feature column.</summary>
    public required IReadOnlyList<CellColumn> Cells { get; init; }

    /// <summary>One an outcome.</summary>
    public required IReadOnlyList<LabelColumn> Labels { get; init; }

    /// <summary>Cells that could not be used as they came and count as missing, by column: out of range, not yet known.</summary>
    public IReadOnlyList<CellProblemCount> Problems { get; init; } = [];

    public int Rows => CaseIds.Count;

    /// <summary>The same rows under a schema with the same columns and as many outcomes.</summary>
    public CaseTable With(Schema schema) => With(schema, Labels);

    /// <summary>The same rows with other labels, one an outcome.</summary>
    public CaseTable With(IReadOnlyList<LabelColumn> labels) => With(Schema, labels);

    private CaseTable With(Schema schema, IReadOnlyList<LabelColumn> labels) => new()
    {
        Schema = schema,
        CaseIds = CaseIds,
        CustomerIds = CustomerIds,
        Moments = Moments,
        At = At,
        OpenedAt = OpenedAt,
        LeftAt = LeftAt,
        Ordered = Ordered,
        Cells = Cells,
        Labels = labels,
        Problems = Problems,
    };

    /// <summary>How many different cases there are.</summary>
    public int CountCases() => CaseIds is RowNumbers ? Rows : CaseIds.Distinct(StringComparer.Ordinal).Count();

    /// <summary>The rows of a moment that have a mature label of an outcome, in the table's order.</summary>
    public int[] RowsWithLabel(int outcome, Moment moment)
    {
        var values = Labels[outcome].Values;
        var chosen = new List<int>();
        for (var row = 0; row < Rows; row++)
        {
            if (values[row] >= 0 && Moments[row] == moment)
                chosen.Add(row);
        }

        return [.. chosen];
    }
}
