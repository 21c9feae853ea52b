using System.Runtime.InteropServices;
using Predictor.Cases.Tables;
using Predictor.Tests;

namespace Predictor.Cases.Tests;

public sealed class TableEncoderTests
{
    private static readonly Schema Schema = new()
    {
        Name = "desk",
        Columns =
        [
            new Column { Name = "wait", Kind = ColumnKind.Number, KnownAt = Moment.Arrival },
            new Column { Name = "queue", Kind = ColumnKind.Category, KnownAt = Moment.Arrival },
            new Column { Name = "code", Kind = ColumnKind.Category, KnownAt = Moment.Closure },
        ],
        Outcomes = [new Outcome { Name = "left", Words = "leaves", Label = "left", Moments = [Moment.Arrival, Moment.Closure] }],
    };

    private static readonly CaseTable Table = new()
    {
        Schema = Schema,
        CaseIds = ["1", "1", "2", "2"],
        CustomerIds = null,
        Moments = [Moment.Arrival, Moment.Closure, Moment.Arrival, Moment.Closure],
        At = null,
        OpenedAt = null,
        Ordered = true,
        Cells =
        [
            new CellColumn { Numbers = [1.5f, float.NaN, 3, 4] },
            new CellColumn { Codes = [0, 1, 2, -1], Levels = ["billing", "moves", "rare"] },
            new CellColumn { Codes = [0, 0, 0, 0], Levels = ["x"] },
        ],
        Labels = [new LabelColumn([1, 0, -1, 1], null)],
    };

    private static readonly IReadOnlyList<Vocabulary?> Vocabularies = [null, new Vocabulary(["moves", "billing"]), new Vocabulary(["x"])];

    [Fact]
    public void Own_codes_become_the_vocabularys_and_later_columns_are_missing()
    {
        var encoder = new TableEncoder(Table, Vocabularies);

        Assert.Equal([4f, 1.5f], Cells(encoder, 0, [3, 0], Moment.Closure));
        Assert.Equal([1f, 0f, 2f, float.NaN], Cells(encoder, 1, [0, 1, 2, 3], Moment.Arrival));
        Assert.Equal([float.NaN, float.NaN], Cells(encoder, 2, [0, 2], Moment.Arrival));
        Assert.Equal([0f, 0f], Cells(encoder, 2, [1, 3], Moment.Closure));
        var row = new float[3];
        encoder.Row(2, row);
        Assert.Equal([3f, 2f, float.NaN], row);
        encoder.Row(1, row);
        Assert.Equal([float.NaN, 0f, 0f], row);
    }

    [Fact]
    public void Vocabularies_are_learned_from_the_chosen_rows()
    {
        var learned = VocabularyBuilder.Learn(Table, [1, 1, 0, 3]);

        Assert.Null(learned[0]);
        Assert.Equal(["moves", "billing"], learned[1]!.Levels);
        Assert.Equal(["moves"], VocabularyBuilder.Learn(Table, [1, 1, 0], most: 1)[1]!.Levels);
        Assert.Empty(VocabularyBuilder.Learn(Table, [3])[1]!.Levels);
    }

    /// <summary>The training matrix, the rows of a file that is scored, and a live case's text are the same numbers.</summary>
    [Theory]
    [InlineData("telco", "train.csv", "label", "gender,Contract,PaymentMethod")]
    [InlineData("telco", "customers.csv", "Churn", "")]
    [InlineData("csat", "train.csv", "label", "channel_name,category,Sub-category,Customer_City,Agent_name")]
    [InlineData("service-desk", "interactions.csv", "sla_missed", "impact,urgency")]
    public void Real_files_give_the_same_bits_on_every_path(string folder, string name, string label, string categorical)
    {
        var path = Repository.RealData(folder, name);
        var schema = FlatTable.InferSchema(path, label, categorical.Split(',', StringSplitOptions.RemoveEmptyEntries));
        var table = FlatTable.Read(path, schema, ordered: false);
        var vocabularies = VocabularyBuilder.Learn(table, [.. Enumerable.Range(0, table.Rows / 2)]);
        var tableEncoder = new TableEncoder(table, vocabularies);
        var caseEncoder = new CaseEncoder(schema, vocabularies);
        var columns = Enumerable.Range(0, tableEncoder.Width).Select(column => Cells(tableEncoder, column, [.. Enumerable.Range(0, table.Rows)], Moment.Closure)).ToArray();

        float[] byTable = new float[tableEncoder.Width], byFile = new float[tableEncoder.Width], byText = new float[tableEncoder.Width], byColumn = new float[tableEncoder.Width];
        using var rows = FlatRows.Open(path, caseEncoder);
        var positions = rows.Table.Find([.. schema.FeatureColumns.Select(column => column.Name)]);
        for (var row = 0; rows.Read(byFile); row++)
        {
            tableEncoder.Row(row, byTable);
            for (var column = 0; column < byText.Length; column++)
            {
                caseEncoder.Set(byText, column, Moment.Closure, rows.Table[positions[column]]);
                byColumn[column] = columns[column][row];
            }

            Assert.True(Bits(byText).SequenceEqual(Bits(byColumn)));
            Assert.True(Bits(byText).SequenceEqual(Bits(byTable)));
            Assert.True(Bits(byText).SequenceEqual(Bits(byFile)));
            Assert.Equal(table.Labels[0].Values[row], rows.Label(0));
            Assert.Equal(table.CaseIds[row], rows.CaseId);
        }

        static ReadOnlySpan<uint> Bits(float[] cells) => MemoryMarshal.Cast<float, uint>(cells);
    }

    private static float[] Cells(TableEncoder encoder, int column, int[] rows, Moment moment)
    {
        var cells = new float[rows.Length];
        encoder.Read(column, rows, moment, cells);
        return cells;
    }
}
