using System.Text;
using System.Text.Json;
using Predictor.Cases;
using Predictor.Store.History.Stored;
using Predictor.Store.Keeping;
using Predictor.Store.Lines;
using Predictor.Store.Records;
using Predictor.Store.Writing;

namespace Predictor.Store.Tests.Lines;

/// <summary>Who opened a line, and what the store knows afterwards, on both databases.</summary>
public sealed class LineSeenTests
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly LinePerson Maya = new("maya", "Maya Ellison");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_line_is_seen_once_a_person_and_day_and_what_people_did_by_hand_counts_too(string database)
    {
        using var place = StorePlace.Of(database);
        await using (var store = await OpenAsync(place))
        {
            foreach (var (customer, user, at) in ((string, string, DateTimeOffset)[])[("a", "maya", Morning), ("a", "maya", Morning.AddHours(2)), ("a", "tom", Morning.AddHours(3)), ("a", "maya", Morning.AddDays(1)), ("nobody", "maya", Morning)])
            {
                Assert.Equal(Recorded.Yes, await SeenAsync(store, customer, user, at));
            }

            await store.RecordAsync([new CustomerRecord { CustomerId = "unlisted", JoinedAt = 10 }]);
            await SeenAsync(store, "unlisted", "maya", Morning);
            await ActAsync(store, "b", new LineAct.Note("Rang"));
            await ActAsync(store, "c", new LineAct.Assign(Maya, new LinePlan("call", 8, 10)));
        }

        var known = StoredHindsight.Read(place.Connection, "tiny", "left", [], Cancellation);
        Assert.Equal([Morning, Morning.AddHours(3), Morning.AddDays(1)], known.Looks.Where(look => look.CustomerId == "a").Select(look => DateTimeOffset.FromUnixTimeSeconds(look.At)).Order());
        Assert.Equal(["b", "unlisted"], known.Looks.Where(look => look.CustomerId != "a").Select(look => look.CustomerId).Order(StringComparer.Ordinal));
        Assert.All(known.Looks, look => Assert.Equal($"case-{look.CustomerId}", look.CaseId));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Who_saw_a_customer_is_given_out_with_him_taken_out_with_him_and_grows_old(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);
        await SeenAsync(store, "a", "maya", Morning);
        await SeenAsync(store, "b", "maya", Morning);
        await SeenAsync(store, "b", "maya", Morning.AddDays(9));

        Assert.Equal((1, 2), (await CountAsync("a"), await CountAsync("b")));
        await store.EraseCustomerAsync("a");
        await SeenAsync(store, "a", "tom", Morning);
        Assert.Equal((0, 2), (await CountAsync("a"), await CountAsync("b")));
        await store.EraseOldAsync(KeptFor.Interactions, Morning.AddDays(1));
        Assert.Equal(1, await CountAsync("b"));

        async Task<int> CountAsync(string customer)
        {
            using var bytes = new MemoryStream();
            await using (var writer = new Utf8JsonWriter(bytes))
            {
                await store.ExportCustomerAsync(customer, writer, Cancellation);
            }

            using var document = JsonDocument.Parse(bytes.ToArray());
            return document.RootElement.GetProperty("desk_seen").GetArrayLength();
        }
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task What_was_said_is_of_one_model_and_outcome_when_it_was_there_and_never_a_base_rate(string database)
    {
        const string Said = """{"outcomes": [{"name": "back", "probability": 0.9}, {"name": "left", "probability": 0.25}]}""";
        using var place = StorePlace.Of(database);
        await using (var store = await OpenAsync(place))
        {
            await store.RecordAsync(
            [
                Answer("p1", Said), Answer("p2", Said) with { ReceivedAt = DateTimeOffset.FromUnixTimeSeconds(900), CaseId = "late" },
                Answer("p3", Said) with { Model = "other" }, Answer("p4", Said) with { ShadowOf = "p1" }, Answer("p5", Said) with { CaseId = null },
                Answer("p6", """{"degraded": [{"cause": "baseRate", "words": "…"}], "outcomes": [{"name": "left", "probability": 0.1}]}"""),
                Answer("p7", """{"outcomes": [{"name": "back", "probability": 0.9}]}"""), Answer("p8", """{"outcomes": 3}"""),
            ]);
            await store.RecordAsync(
            [
                new ReportedOutcome(OutcomeSubject.Prediction, "p2", "left", 1_000, true), new ReportedOutcome(OutcomeSubject.Case, "case-9", "left", 1_100, true),
                new ReportedOutcome(OutcomeSubject.Customer, "a", "left", 1_200, true), new ReportedOutcome(OutcomeSubject.Customer, "b", "left", 1_300, false), new ReportedOutcome(OutcomeSubject.Customer, "c", "back", 1_400, true),
            ]);
        }

        List<string> notes = [];
        var known = StoredHindsight.Read(place.Connection, "said", "left", notes, Cancellation);

        Assert.Equal([new("case-9", Moment.Closure, 500, 0.25), new StoredAnswer("late", Moment.Closure, 900, 0.25)], known.Answers.OrderBy(each => each.At));
        Assert.Equal(["1 recorded answers are of another form than this program's, and are left out."], notes);
        Assert.Equal([new(null, "late", 1_000), new(null, "case-9", 1_100), new CustomerTime("a", null, 1_200)], known.Met.OrderBy(each => each.At));
        Assert.Contains("no store", Assert.Throws<DataException>(() => StoredHindsight.Read("Data Source=nowhere.db", "said", "left", [], Cancellation)).Message, StringComparison.Ordinal);
    }

    /// <summary>As his page has him, whether he has a line or not.</summary>
    private static async Task<Recorded> SeenAsync(RecordStore store, string customer, string user, DateTimeOffset at)
    {
        var any = (await store.ReadLineAsync(LineId.OfCustomer("b"), Cancellation))!;
        return await store.SeenAsync(any with { Id = LineId.OfCustomer(customer), CustomerId = customer, CaseId = $"case-{customer}" }, user, at);
    }

    private static Prediction Answer(string id, string answer) => Scored.Of("z", "case-9", 0.6, 500, id) with { Model = "said", Answer = Encoding.UTF8.GetBytes(answer), Line = null };

    private static async Task ActAsync(RecordStore store, string customer, LineAct act) =>
        Assert.IsType<LineActed.Done>(await store.ActAsync(LineId.OfCustomer(customer), null, act, Maya, _ => true, null, Cancellation));

    private static async Task<RecordStore> OpenAsync(StorePlace place)
    {
        var store = await RecordStore.OpenAsync(new StoreOptions { Connection = place.Connection }, TimeProvider.System, _ => { }, Cancellation);
        await store.RecordAsync([.. ((string[])["a", "b", "c"]).Select(customer => Scored.Of(customer, $"case-{customer}", 0.6, 100))]);
        return store;
    }
}
