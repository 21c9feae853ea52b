using Predictor.Cases;
using Predictor.Store.History.Stored;
using Predictor.Store.Records;
using Predictor.Store.Tests.History.Stored;

namespace Predictor.Store.Tests.History;

/// <summary>The table of README: which of what was told makes a label.</summary>
public sealed class ToldLabelsTests
{
    private const long Start = SmallCentre.Start;
    private const long Day = SmallCentre.Day;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>One case of c1 at day 0, who leaves on the day named (none: stays): the label of leaving within 30 days.</summary>
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "case yes 10", 1)]
    [InlineData("", "case yes 30", 1)]
    [InlineData("", "case yes 31", 0)]
    [InlineData("", "case yes 0", -1)]
    [InlineData("10", "case no 9", 1)]
    [InlineData("10", "case no 30", 0)]
    [InlineData("10", "case no 45", 0)]
    [InlineData("10", "case no -5", 1)]
    [InlineData("10", "case withdrawn 45", 1)]
    [InlineData("", "customer yes 10", 1)]
    [InlineData("", "customer yes 31", 0)]
    [InlineData("10", "customer yes 31", 1)]
    [InlineData("10", "customer yes -3", 1)]
    [InlineData("10", "customer no 40", 0)]
    [InlineData("10", "customer no 20", 1)]
    [InlineData("", "customer no 40, customer yes 12", 1)]
    [InlineData("", "customer yes 12, case no 40", 0)]
    [InlineData("", "case yes 12, prediction no 40", 0)]
    [InlineData("", "prediction yes 12, case no 40", 0)]
    [InlineData("", "customer yes 12, customer withdrawn 12", 0)]
    [InlineData("10", "case no 9, customer no 40", 0)]
    public async Task Of_an_event(string leaves, string told, int label)
    {
        using var place = StorePlace.Of("SQLite");
        var table = await BuildAsync(place, "left", leaves, told);

        Assert.Equal([label], table.Labels[0].Values.Select(value => (int)value));
        if (label >= 0)
            Assert.Equal([Start + (30 * Day)], table.Labels[0].Ends!);
    }

    /// <summary>The same case's label of being dissatisfied, whose survey may come within 7 days.</summary>
    [Theory]
    [InlineData("case yes 3", 1, 3)]
    [InlineData("case no 3", 0, 3)]
    [InlineData("case no 8", -1, 8)]
    [InlineData("case yes 0", -1, 0)]
    [InlineData("customer no 3, customer yes 4", 0, 3)]
    [InlineData("customer yes 9", -1, 7)]
    [InlineData("customer yes 2, case no 6", 0, 6)]
    public async Task Of_an_answer(string told, int label, int known)
    {
        using var place = StorePlace.Of("SQLite");
        var table = await BuildAsync(place, "dissatisfied", "", told);

        Assert.Equal([label], table.Labels[2].Values.Select(value => (int)value));
        Assert.Equal([Start + (known * Day)], table.Labels[2].Ends!);
    }

    [Fact]
    public async Task What_is_not_mature_is_no_label_though_it_was_told()
    {
        using var place = StorePlace.Of("SQLite");
        var table = await BuildAsync(place, "left", "", "case yes 10", SmallSchema.Schema(At(29)));
        Assert.Equal([(sbyte)-1], table.Labels[0].Values);
    }

    [Fact]
    public async Task An_outcome_that_nothing_computes_has_the_labels_that_were_told()
    {
        using var place = StorePlace.Of("SQLite");
        var complained = new Outcome { Name = "complained", Words = "complains", Label = "complained", Moments = [Moment.Arrival] };
        var schema = SmallSchema.Schema();

        var told = await BuildAsync(place, "complained", "", "case yes 2", schema with { Outcomes = [complained with { HorizonDays = 7 }] });
        Assert.Equal([1], told.Labels[0].Values);

        var whenever = StoredCases.Read(place.Connection, schema with { Outcomes = [complained] }, SmallSchema.FeaturesSql, [], Cancellation).Table;
        Assert.Equal([1], whenever.Labels[0].Values);
        Assert.Equal([Start + (2 * Day)], whenever.Labels[0].Ends!);

        var notes = new List<string>();
        var nothing = StoredCases.Read(place.Connection, schema with { Outcomes = [complained with { Name = "cried", Label = "cried" }] }, SmallSchema.FeaturesSql, notes, Cancellation).Table;
        Assert.Equal([-1], nothing.Labels[0].Values);
        Assert.Contains("nothing was told of it", notes[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_told_of_nothing_that_is_known_is_counted()
    {
        using var place = StorePlace.Of("SQLite");
        await BuildAsync(place, "lefft", "", "case yes 10, customer yes 4");
        await using (var store = await StoredCentre.OpenAsync(place))
        {
            await store.RecordAsync([new ReportedOutcome(OutcomeSubject.Case, "k9", "left", Start + Day, true), new(OutcomeSubject.Prediction, "p9", "left", Start + Day, true)]);
        }

        var notes = new List<string>();
        StoredCases.Read(place.Connection, SmallSchema.Schema(), SmallSchema.FeaturesSql, notes, Cancellation);

        Assert.Equal(
            [
                "2 outcomes told are of no case that the store knows, and are left out.",
                "2 outcomes told are called lefft, which is no outcome of the schema (left, back, dissatisfied).",
            ],
            notes);
    }

    private static DateTimeOffset At(int day) => DateTimeOffset.FromUnixTimeSeconds(Start + (day * Day));

    private static async Task<CaseTable> BuildAsync(StorePlace place, string outcome, string leaves, string told, Schema? schema = null)
    {
        var time = new ManualTime();
        await using var store = await RecordStore.OpenAsync(new StoreOptions { Connection = place.Connection }, time, fault => Assert.Fail(fault.ToString()), Cancellation);
        await store.RecordAsync([new CustomerRecord { CustomerId = "c1", LeftAt = leaves.Length == 0 ? null : Start + (Number(leaves) * Day) }]);
        await store.RecordAsync([new Interaction { CaseId = "k1", CustomerId = "c1", OpenedAt = Start }]);
        await store.RecordAsync([new Prediction
        {
            Id = "p1", Model = "small", Version = 1, PolicyVersion = 1, CaseId = "k1", Moment = Moment.Arrival, AsOf = At(0), ReceivedAt = At(0), Cells = [], Answer = "{}"u8.ToArray(),
        }]);
        foreach (var each in told.Split(", "))
        {
            time.Now += TimeSpan.FromSeconds(1);
            var words = each.Split(' ');
            if (words is not [var of, var value, var day])
                continue;
            var subject = Enum.Parse<OutcomeSubject>(of, ignoreCase: true);
            var id = subject switch { OutcomeSubject.Case => "k1", OutcomeSubject.Customer => "c1", _ => "p1" };
            await store.RecordAsync([new ReportedOutcome(subject, id, outcome, Start + (Number(day) * Day), value == "withdrawn" ? null : value == "yes")]);
        }

        return StoredCases.Read(place.Connection, schema ?? SmallSchema.Schema(), SmallSchema.FeaturesSql, [], Cancellation).Table;
    }

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private sealed class ManualTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = At(100);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
