using Predictor.Cases;
using Predictor.Store.Lines;
using Predictor.Store.Records;

namespace Predictor.Store.Tests.Lines;

/// <summary>Who is not at risk, put into the queue by hand, on both databases.</summary>
public sealed class LineTakingTests
{
    private const long At = 1_780_000_000;

    private static readonly LinePerson Maya = new("maya", "Maya Ellison");
    private static readonly LinePerson Tom = new("tom", "Tom Hadley");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task The_line_and_who_has_it_are_written_together_once_and_undone_it_has_ended(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await RecordStore.OpenAsync(new StoreOptions { Connection = place.Connection }, TimeProvider.System, _ => { }, Cancellation);
        var calm = Scored.Of("k", "c1", 0.05, At, "p1");
        await store.RecordAsync([calm with { Line = calm.Line! with { IsAtRisk = false } }]);
        await store.RecordAsync([new CustomerRecord { CustomerId = "k", Name = "Ann" }]);
        Assert.Null(await store.ReadLineAsync(LineId.OfCustomer("k"), Cancellation));
        Assert.Equal("p1", (await store.ReadNewestPredictionAsync("k", "tiny", Cancellation))!.Id);

        var acted = await Task.WhenAll(((LinePerson[])[Maya, Tom]).Select(by => Task.Run(() => store.TakeUpAsync(LineOf(calm), calm, by, "by hand", null, Cancellation))));

        var done = Assert.Single(acted.OfType<LineActed.Done>());
        Assert.Single(acted.OfType<LineActed.Conflict>());
        Assert.Equal(("Ann", done.Event.By, 0.05, 2L, null), (done.Line.Name, done.Line.Owner, done.Line.Probability, done.Line.Edition, done.Line.Ended));
        Assert.Equal(("by hand", LineEventKind.Assigned), (Assert.Single(await store.ReadLineEventsAsync(done.Line.Id, Cancellation)).Words, done.Event.What));

        await store.RecordAsync([Scored.Of("k", "c2", 0.04, At + 100, "p2", isAtRisk: false)]);
        Assert.Equal((0.04, null), ((await store.ReadLineAsync(done.Line.Id, Cancellation))!.Probability, (await store.ReadLineAsync(done.Line.Id, Cancellation))!.Ended));
        var undone = Assert.IsType<LineActed.Done>(await store.ActAsync(done.Line.Id, null, new LineAct.Undo(done.Event.Id), done.Event.By, _ => true, null, Cancellation));
        Assert.Equal((LineEnd.Fell, null), (undone.Line.Ended, undone.Line.Owner));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Who_left_is_refused_and_nothing_is_written(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await RecordStore.OpenAsync(new StoreOptions { Connection = place.Connection }, TimeProvider.System, _ => { }, Cancellation);
        var calm = Scored.Of("k", "c1", 0.05, At, "p1");
        await store.RecordAsync([calm with { Line = calm.Line! with { IsAtRisk = false } }]);
        await store.RecordAsync([new CustomerRecord { CustomerId = "k", LeftAt = At }]);

        Assert.IsType<LineActed.Refused>(await store.TakeUpAsync(LineOf(calm), calm, Maya, "by hand", null, Cancellation));
        Assert.Null(await store.ReadLineAsync(LineId.OfCustomer("k"), Cancellation));
        Assert.Empty(await store.ReadLineEventsAsync(LineId.OfCustomer("k"), Cancellation));
    }

    private static Line LineOf(Prediction score) => new()
    {
        Id = LineId.OfCustomer("k"),
        CustomerId = "k",
        CaseId = score.CaseId,
        PredictionId = score.Id,
        Model = score.Model,
        Version = score.Version,
        Moment = Moment.Closure,
        ScoredAt = score.AsOf,
        Probability = score.Line!.Probability,
        Band = 2,
        Value = score.Line.Value,
        Reasons = [],
        OpenedAt = score.AsOf,
        Edition = 0,
    };
}
