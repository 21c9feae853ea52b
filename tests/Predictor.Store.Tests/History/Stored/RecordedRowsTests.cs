using Predictor.Cases;
using Predictor.Store.History;
using Predictor.Store.History.Stored;
using Predictor.Store.Records;

namespace Predictor.Store.Tests.History.Stored;

/// <summary>Rows as they were recorded when they were scored, whatever is corrected afterwards.</summary>
public sealed class RecordedRowsTests
{
    /// <summary>What version 1 learned: no transfers, and two of the three queues.</summary>
    private static readonly CaseEncoder First = Layout(SmallSchema.Schema() with { Columns = [.. SmallSchema.Schema().Columns.Where(column => column.Name != "transfers")] }, "q1", "q0");

    /// <summary>Version 2: all columns, in another order, and all queues.</summary>
    private static readonly CaseEncoder Second = Layout(SmallSchema.Schema() with { Columns = [.. SmallSchema.Schema().Columns.Reverse()] }, "q0", "q1", "q2");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Rows_are_what_was_scored_though_the_history_was_corrected_since(string database)
    {
        var centre = SmallCentre.Draw(7, 300);
        var then = Exported(centre);
        using var place = StorePlace.Of(database);
        await using var store = await StoredCentre.OpenAsync(place);
        await StoredCentre.TellAsync(store, centre);
        var scores = Scores(then, Second, 2);
        await store.RecordAsync(scores);

        // A month later every case's handling is corrected: history computed now is another.
        await store.RecordAsync(centre.Contacts.Select(one => new Interaction { CaseId = one.Id, HandleSeconds = 99_999, Transfers = 7, Resolved = false }));
        var notes = new List<string>();
        var recorded = Read(place, notes, fills: false);

        Assert.DoesNotContain(notes, note => note.Contains("score", StringComparison.Ordinal));
        StoredCasesTests.AssertSame(then, recorded.Table);
        Assert.NotEqual(Bits(then, "handle_seconds_90d"), Bits(StoredCases.Read(place.Connection, SmallSchema.Schema(), SmallSchema.FeaturesSql, [], Cancellation).Table, "handle_seconds_90d"));
        Assert.NotEqual(recorded.Fingerprint, StoredCases.Read(place.Connection, SmallSchema.Schema(), SmallSchema.FeaturesSql, [], Cancellation).Fingerprint);
    }

    [Fact]
    public async Task Rows_without_a_recorded_score_are_left_out_or_computed_and_counted()
    {
        var centre = SmallCentre.Draw(8, 200);
        var then = Exported(centre);
        using var place = StorePlace.Of("SQLite");
        await using var store = await StoredCentre.OpenAsync(place);
        await StoredCentre.TellAsync(store, centre);
        var scores = Scores(then, Second, 2).Where((_, i) => i % 3 > 0).ToArray();
        await store.RecordAsync(scores);

        var (left, filled) = (new List<string>(), new List<string>());
        var only = Read(place, left, fills: false).Table;
        var fill = Read(place, filled, fills: true).Table;

        var missing = then.Rows - scores.Length;
        Assert.Equal(scores.Length, only.Rows);
        Assert.Contains($"{missing} of {then.Rows} rows have no recorded score of small and are left out.", left);
        Assert.Contains($"{missing} of {then.Rows} rows have no recorded score of small and are computed from what is known now.", filled);
        StoredCasesTests.AssertSame(then, fill);
        Assert.Equal(Kept(then, row => row % 3 > 0, "contacts_90d"), Bits(only, "contacts_90d"));
    }

    [Fact]
    public async Task A_column_that_was_not_recorded_then_is_missing_and_a_level_not_seen_then_is_what_the_case_says()
    {
        var centre = SmallCentre.Draw(9, 200);
        var then = Exported(centre);
        using var place = StorePlace.Of("SQLite");
        await using var store = await StoredCentre.OpenAsync(place);
        await StoredCentre.TellAsync(store, centre);
        await store.RecordAsync(Scores(then, First, 1));

        // A case moves from a queue that version 1 did not know to one that it did: which it was then is not known any more.
        var moved = centre.Contacts.First(one => one is { Queue: "q2", ClosedAt: not null }).Id;
        await store.RecordAsync([new Interaction { CaseId = moved, Given = """{"queue":"q0"}""" }]);
        var notes = new List<string>();
        var table = Read(place, notes, fills: false).Table;

        Assert.All(table.Cells[^1].Numbers!, cell => Assert.True(float.IsNaN(cell)));
        Assert.Contains($"transfers was not recorded by version 1, or as another kind: it is missing in {table.Rows} rows.", notes);
        Assert.Contains(notes, note => note.StartsWith("2 recorded values of queue were levels that the version had never seen", StringComparison.Ordinal));
        Assert.All(Enumerable.Range(0, table.Rows), row => Assert.Equal(table.CaseIds[row] == moved ? null : Level(then, row), Level(table, row)));
    }

    [Fact]
    public async Task Of_several_scores_the_earliest_that_was_answered_counts_and_labels_are_of_its_time()
    {
        using var place = StorePlace.Of("SQLite");
        await using var store = await StoredCentre.OpenAsync(place);
        const long start = SmallCentre.Start;
        await store.RecordAsync([new CustomerRecord { CustomerId = "c1", LeftAt = start + (30 * SmallCentre.Day) + 60 }]);
        await store.RecordAsync([new Interaction { CaseId = "k1", CustomerId = "c1", OpenedAt = start }]);
        Prediction Score(string id, long at, float contacts, int version = 2) => new()
        {
            Id = id,
            Model = "small",
            Version = version,
            PolicyVersion = 1,
            CaseId = "k1",
            CustomerId = "c1",
            Moment = Moment.Arrival,
            AsOf = DateTimeOffset.FromUnixTimeSeconds(at),
            ReceivedAt = DateTimeOffset.FromUnixTimeSeconds(at),
            Cells = Row(Second, "contacts_90d", contacts),
            Answer = "{}"u8.ToArray(),
        };
        await store.RecordAsync(
        [
            Score("late", start + 500, 9), Score("early", start + 90, 4), Score("shadow", start + 10, 1) with { ShadowOf = "late" }, Score("gone", start + 5, 2, version: 5),
            Score("other", start + 1, 3) with { Model = "other" }, Score("elsewhere", start + 1, 3) with { CaseId = "unheard of" },
        ]);
        var notes = new List<string>();

        var table = Read(place, notes, fills: true).Table;

        Assert.Equal([4], table.Cells[Array.IndexOf(SmallSchema.History, "contacts_90d")].Numbers!);
        Assert.Equal([start + 90], table.At!);

        // He leaves 60 seconds after 30 days of the opening, and within 30 days of the score.
        Assert.Equal([1], table.Labels[0].Values);
        Assert.Contains("1 scores are of small version 5, which is not among the models: what they were made from cannot be read.", notes);
        Assert.Contains("1 scores are of no case that the store knows to have opened.", notes);
    }

    [Fact]
    public async Task Scores_that_cannot_be_read_are_one_message()
    {
        using var place = StorePlace.Of("SQLite");
        await using var store = await StoredCentre.OpenAsync(place);
        await store.RecordAsync([new Interaction { CaseId = "i000", CustomerId = "c1", OpenedAt = SmallCentre.Start }]);
        Assert.Contains("No score of small is recorded", Assert.Throws<DataException>(() => Read(place, [], fills: true)).Message, StringComparison.Ordinal);

        await store.RecordAsync(
        [
            new Prediction
            {
                Id = "p", Model = "small", Version = 2, PolicyVersion = 1, CaseId = "i000", Moment = Moment.Arrival,
                AsOf = DateTimeOffset.FromUnixTimeSeconds(SmallCentre.Start), ReceivedAt = DateTimeOffset.UnixEpoch, Cells = [1, 2], Answer = "{}"u8.ToArray(),
            },
        ]);
        Assert.Contains("made from 2 cells, and that version among the models has 18", Assert.Throws<DataException>(() => Read(place, [], fills: true)).Message, StringComparison.Ordinal);
    }

    private static StoredCases Read(StorePlace place, List<string> notes, bool fills) => StoredCases.Read(
        place.Connection, SmallSchema.Schema(), SmallSchema.FeaturesSql, notes, Cancellation, new RecordedRows("small", version => version switch { 1 => First, 2 => Second, _ => null }, fills));

    private static CaseTable Exported(SmallCentre centre)
    {
        using var folder = centre.Write();
        return CaseHistory.Build(folder.Path, SmallSchema.Schema(), SmallSchema.Mapping, SmallSchema.FeaturesSql, Cancellation);
    }

    /// <summary>Every row of a table as a version would have recorded it.</summary>
    private static Prediction[] Scores(CaseTable table, CaseEncoder layout, int version)
    {
        var rows = new TableEncoder(table, [.. table.Schema.FeatureColumns.Select(column => layout.Find(column.Name) is >= 0 and var place ? layout.Vocabularies[place] : null)]);
        var cells = new float[rows.Width];
        return
        [
            .. Enumerable.Range(0, table.Rows).Select(row =>
            {
                rows.Row(row, cells);
                return new Prediction
                {
                    Id = $"p{row}",
                    Model = "small",
                    Version = version,
                    PolicyVersion = 1,
                    CaseId = table.CaseIds[row],
                    Moment = table.Moments[row],
                    AsOf = DateTimeOffset.FromUnixTimeSeconds(table.At![row]),
                    ReceivedAt = DateTimeOffset.FromUnixTimeSeconds(table.At[row]),
                    Cells = [.. layout.Schema.FeatureColumns.Select(column => cells[table.Schema.FeatureColumns.Index().First(other => other.Item.Name == column.Name).Index])],
                    Answer = "{}"u8.ToArray(),
                };
            }),
        ];
    }

    private static CaseEncoder Layout(Schema schema, params string[] queues) =>
        new(schema, [.. schema.FeatureColumns.Select(column => column.Kind == ColumnKind.Category ? new Vocabulary(queues) : null)]);

    private static float[] Row(CaseEncoder layout, string column, float value)
    {
        var row = new float[layout.Width];
        layout.Clear(row);
        row[layout.Find(column)] = value;
        return row;
    }

    private static string? Level(CaseTable table, int row) => table.Cells[^2].Codes![row] is >= 0 and var code ? table.Cells[^2].Levels[code] : null;

    private static int[] Bits(CaseTable table, string column) => Kept(table, _ => true, column);

    private static int[] Kept(CaseTable table, Func<int, bool> keep, string column) =>
        [.. table.Cells[Array.IndexOf(SmallSchema.History, column)].Numbers!.Where((_, row) => keep(row)).Select(BitConverter.SingleToInt32Bits)];
}
