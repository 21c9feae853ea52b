using Predictor.Cases;
using Predictor.Store.History;
using Predictor.Store.History.Live;
using Predictor.Store.Records;

namespace Predictor.Store.Tests.History.Live;

/// <summary>A customer's history out of the store is the history that training computes, bit for bit.</summary>
public sealed class HistoryQueryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SQLite", 21)]
    [InlineData("SQLite", 22)]
    [InlineData("PostgreSQL", 23)]
    public async Task Live_features_equal_those_that_training_computes(string database, int seed)
    {
        var centre = SmallCentre.Draw(seed, 300);
        using var folder = centre.Write();
        var schema = SmallSchema.Schema();
        var offline = CaseHistory.Build(folder.Path, schema, SmallSchema.Mapping, SmallSchema.FeaturesSql, Cancellation);
        using var place = StorePlace.Of(database);
        await using var store = await RecordStore.OpenAsync(new StoreOptions { Connection = place.Connection }, TimeProvider.System, fault => Assert.Fail(fault.ToString()), Cancellation);
        await store.RecordAsync(centre.People.Select(person => new CustomerRecord
        {
            CustomerId = person.Key,
            JoinedAt = person.Value.JoinedAt,
            LeftAt = person.Value.LeftAt,
            Value = person.Value.Value,
            ContractEndsAt = person.Value.ContractEndsAt,
        }));
        var shuffled = centre.Contacts.ToArray();
        new Random(seed).Shuffle(shuffled);
        await store.RecordAsync(shuffled.Select(InteractionOf));
        await store.RecordAsync(shuffled.Where(contact => contact.SurveyedAt is not null).Select(SurveyOf));

        using var query = new HistoryQuery(schema, SmallSchema.FeaturesSql);
        var history = Enumerable.Range(0, schema.FeatureColumns.Count).Where(column => schema.FeatureColumns[column].Source == ColumnSource.History).ToArray();
        var compared = 0;
        for (var row = 0; row < offline.Rows; row++)
        {
            // Cases without a customer have no history; nobody asks for it.
            if (offline.CustomerIds![row].StartsWith("case ", StringComparison.Ordinal))
                continue;
            var events = await store.ReadCustomerAsync(offline.CustomerIds[row], offline.At![row], Cancellation);
            var cells = new float[schema.FeatureColumns.Count];
            Array.Fill(cells, float.NaN);
            query.Fill(events, offline.CaseIds[row], offline.Moments[row], offline.At[row], cells);
            foreach (var column in history)
            {
                Assert.Equal(BitConverter.SingleToInt32Bits(offline.Cells[column].Numbers![row]), BitConverter.SingleToInt32Bits(cells[column]));
                compared++;
            }
        }

        Assert.True(compared > 5_000);
    }

    [Fact]
    public void What_the_caller_has_put_into_a_cell_stays()
    {
        var schema = SmallSchema.Schema();
        using var query = new HistoryQuery(schema, SmallSchema.FeaturesSql);
        var cells = new float[schema.FeatureColumns.Count];
        Array.Fill(cells, float.NaN);
        cells[0] = 42;

        query.Fill(new CustomerEvents(null, [], [], AnyOnRecord: false, AnyInteraction: false), null, Moment.Arrival, SmallCentre.Start, cells);

        Assert.Equal(42, cells[0]);
        Assert.Equal(0, cells[1]);
    }

    [Fact]
    public void A_features_file_that_does_not_run_is_one_error_that_says_so()
    {
        using var query = new HistoryQuery(SmallSchema.Schema(), "SELECT nothing FROM nowhere");

        var error = Assert.Throws<DataException>(() => query.Fill(new CustomerEvents(null, [], [], AnyOnRecord: false, AnyInteraction: false), null, Moment.Arrival, 0, new float[18]));

        Assert.StartsWith("features.sql does not run: ", error.Message, StringComparison.Ordinal);
    }

    private static Interaction InteractionOf(SmallCentre.Contact contact) => new()
    {
        CaseId = contact.Id,
        CustomerId = contact.Customer,
        OpenedAt = contact.OpenedAt,
        ClosedAt = contact.ClosedAt,
        HandleSeconds = contact.HandleSeconds,
        Transfers = contact.Transfers,
        Resolved = contact.Resolved is { } resolved ? resolved != 0 : null,
        Reopenings = contact.Reopenings,
    };

    private static Survey SurveyOf(SmallCentre.Contact contact) =>
        new(contact.Id, contact.SurveyedAt!.Value, contact.Score is { } score ? score <= 2 : null, contact.Score);
}
