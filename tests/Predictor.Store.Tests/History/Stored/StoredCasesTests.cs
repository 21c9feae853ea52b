using Predictor.Cases;
using Predictor.Store.History;
using Predictor.Store.History.Stored;
using Predictor.Store.Records;

namespace Predictor.Store.Tests.History.Stored;

/// <summary>A store read as a log of cases: the same rows as an export of the same, on both databases.</summary>
public sealed class StoredCasesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_store_gives_the_rows_that_an_export_of_the_same_gives_bit_for_bit(string database)
    {
        var centre = SmallCentre.Draw(5, 600);
        using var folder = centre.Write();
        var exported = CaseHistory.Build(folder.Path, SmallSchema.Schema(), SmallSchema.Mapping, SmallSchema.FeaturesSql, Cancellation);
        using var place = StorePlace.Of(database);
        await using var store = await StoredCentre.OpenAsync(place);
        await StoredCentre.TellAsync(store, centre);

        var stored = Read(place);

        AssertSame(exported, stored.Table);
        Assert.Equal(stored.Fingerprint, Read(place).Fingerprint);
        await store.RecordAsync([new Interaction { CaseId = "i000", HandleSeconds = 4_321 }]);
        Assert.NotEqual(stored.Fingerprint, Read(place).Fingerprint);
    }

    [Fact]
    public async Task The_same_records_have_the_same_fingerprint_in_either_database()
    {
        var prints = new HashSet<string>();
        foreach (var database in (string[])["SQLite", "PostgreSQL"])
        {
            using var place = StorePlace.Of(database);
            await using var store = await StoredCentre.OpenAsync(place);
            await StoredCentre.TellAsync(store, SmallCentre.Draw(6, 100));
            await store.RecordAsync([new ReportedOutcome(OutcomeSubject.Case, "i001", "left", SmallCentre.Start, true), new(OutcomeSubject.Customer, "c1", "left", SmallCentre.Start, false)]);
            prints.Add(Read(place).Fingerprint);
        }

        Assert.Single(prints);
    }

    [Fact]
    public async Task What_a_customer_was_sent_with_is_each_of_his_cases_unless_the_case_says_otherwise()
    {
        using var place = StorePlace.Of("SQLite");
        await using var store = await StoredCentre.OpenAsync(place);
        await store.RecordAsync([new CustomerRecord { CustomerId = "c1", Given = """{"queue":" q1 ","transfers":"none"}""" }]);
        await store.RecordAsync(
        [
            Opened("a") with { Given = """{"queue":2.0,"transfers":true}""" },
            Opened("b") with { Transfers = 3, ClosedAt = SmallCentre.Start },
            Opened("c") with { CustomerId = null, ClosedAt = SmallCentre.Start, Given = """{"transfers":2.5}""" },
            new Interaction { CaseId = "never opened", CustomerId = "c1", ClosedAt = 5 },
        ]);
        await store.RecordAsync([new Survey("unheard of", 5, true, 1)]);
        var notes = new List<string>();

        var table = StoredCases.Read(place.Connection, SmallSchema.Schema(), SmallSchema.FeaturesSql, notes, Cancellation).Table;

        string? Queue(int row) => table.Cells[^2].Codes![row] is >= 0 and var code ? table.Cells[^2].Levels[code] : null;
        Assert.Equal([("a", "2"), ("b", "q1"), ("b", "q1"), ("c", null), ("c", null)], table.CaseIds.Select((id, row) => (id, Queue(row))));
        Assert.Equal([float.NaN, float.NaN, float.NaN, float.NaN, float.NaN], table.Cells[^1].Numbers!);
        Assert.Equal(
            [
                "1 cases are left out: nothing says when they opened.",
                "1 of 1 surveys are of no case that the store knows, and are left out.",
                "1 of 3 cases name no customer: their history is missing.",
                "3 values of transfers count as missing: the first is 'true' of case a, expected a whole number, 0 or more.",
            ],
            notes);
    }

    [Fact]
    public async Task What_the_events_say_need_not_be_sent_twice()
    {
        using var place = StorePlace.Of("SQLite");
        await using var store = await StoredCentre.OpenAsync(place);
        await store.RecordAsync([Opened("a") with { Transfers = 3, ClosedAt = SmallCentre.Start }, Opened("b") with { Transfers = 3, ClosedAt = SmallCentre.Start, Given = """{"transfers":"2"}""" }]);

        var table = Read(place).Table;

        Assert.Equal([float.NaN, 3, float.NaN, 2], table.Cells[^1].Numbers!);
        Assert.All(Enumerable.Range(0, table.Rows), row => Assert.Equal(0, table.Labels[0].Values[row]));
    }

    [Fact]
    public async Task A_store_that_cannot_be_read_is_one_message_and_nothing_is_made()
    {
        using var place = StorePlace.Of("SQLite");
        var missing = Assert.Throws<DataException>(() => Read(place));
        Assert.StartsWith("There is no store at ", missing.Message, StringComparison.Ordinal);
        Assert.Throws<DataException>(() => StoredCases.NameOf("Password=secret"));
        Assert.Equal("store.db", StoredCases.NameOf(place.Connection));

        await File.WriteAllBytesAsync(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(place.Connection).DataSource, [], Cancellation);
        Assert.Contains("is no store of the service", Assert.Throws<DataException>(() => Read(place)).Message, StringComparison.Ordinal);

        await using var store = await StoredCentre.OpenAsync(place);
        Assert.Contains("has no case that has opened", Assert.Throws<DataException>(() => Read(place)).Message, StringComparison.Ordinal);
    }

    internal static void AssertSame(CaseTable expected, CaseTable found)
    {
        Assert.Equal(expected.CaseIds, found.CaseIds);
        Assert.Equal(expected.CustomerIds, found.CustomerIds);
        Assert.Equal(expected.Moments, found.Moments);
        Assert.Equal(expected.At, found.At);
        Assert.Equal(expected.OpenedAt, found.OpenedAt);
        foreach (var (one, other) in expected.Cells.Zip(found.Cells))
        {
            Assert.Equal(one.Numbers?.Select(BitConverter.SingleToInt32Bits), other.Numbers?.Select(BitConverter.SingleToInt32Bits));
            Assert.Equal(one.Codes, other.Codes);
            Assert.Equal(one.Levels, other.Levels);
        }

        foreach (var (one, other) in expected.Labels.Zip(found.Labels))
        {
            Assert.Equal(one.Values, other.Values);
            Assert.Equal(one.Ends, other.Ends);
        }
    }

    private static Interaction Opened(string id) => new() { CaseId = id, CustomerId = "c1", OpenedAt = SmallCentre.Start };

    private static StoredCases Read(StorePlace place) => StoredCases.Read(place.Connection, SmallSchema.Schema(), SmallSchema.FeaturesSql, [], Cancellation);
}
