using Predictor.Cases;
using Predictor.Desk.Access;
using Predictor.Desk.Cases;
using Predictor.Desk.Queue;
using Predictor.Models.Registry;
using Predictor.Store.Lines;
using Predictor.Store.Records;

namespace Predictor.Desk.Tests.Cases;

/// <summary>A case's page made by hand: a customer at risk with two contacts and one closure's score.</summary>
internal static class TinyCaseView
{
    public static DateTimeOffset Now { get; } = new(2026, 10, 14, 8, 5, 0, TimeSpan.Zero);

    public static DeskUser Maya { get; } = new("maya", "Maya Ellison", [DeskRole.Supervisor], ["North"]);

    public static CaseView Make(float[]? cells = null, IReadOnlyDictionary<string, string>? moved = null, Moment moment = Moment.Closure, LiveModel? live = null)
    {
        live ??= TinyCase.Live;
        var shown = Shown(live, cells ?? TinyCase.Risky(), moment);
        var probability = shown.Probability("gone")!.Value;
        return new CaseView
        {
            Ready = new DeskState.Ready(null!, live, IsSample: false),
            Subject = new CaseSubject(Line(probability), true, true, CaseSubject.PathOfLine(LineId.OfCustomer("k1"))),
            Now = Now,
            Zone = TimeZoneInfo.Utc,
            User = Maya,
            People = [Maya],
            Ask = new CaseAsk { Moved = moved ?? new Dictionary<string, string>() },
            Link = null,
            Events = [],
            Told = [],
            Customer = null,
            Contacts = [Contact("c1", 1, "billing"), Contact("c0", 40, "moving")],
            ContactCount = 2,
            Scores = [new CustomerScore("p0", "c0", Moment.Closure, Now.AddDays(-40), 0.2, 1), new CustomerScore("p1", "c1", moment, Now.AddDays(-1), probability, 1)],
            CaseId = "c1",
            Shown = shown,
            Arrival = moment == Moment.Arrival ? shown : null,
            Closure = moment == Moment.Closure ? shown : null,
            Account = CaseAccounting.Of(shown, null, null, "gone", live, moved ?? new Dictionary<string, string>(), _ => true, null),
            Gains = GainSum.All(live.Policy, probability, 900),
            Beside = new CaseBeside(null, LineId.OfCustomer("k2"), new LinePlace(0, 412)),
        };
    }

    public static ShownScore Shown(LiveModel live, float[] cells, Moment moment)
    {
        var score = live.Scorer.Score(cells, moment, null, cells.Length);
        var prediction = new Prediction { Id = "p1", Model = "tiny", Version = 1, PolicyVersion = 3, CaseId = "c1", CustomerId = "k1", Moment = moment, AsOf = Now.AddDays(-1), ReceivedAt = Now.AddDays(-1), Cells = cells, Answer = "{}"u8.ToArray() };
        return new ShownScore(prediction, live, score, score.Outcomes.ToDictionary(each => each.Model.Outcome.Name, each => new RecordedOutcome(each.Probability, each.BaseProbability, [])));
    }

    public static Line Line(double probability, string? name = "Ann Lind", double? worth = 900) => new()
    {
        Id = LineId.OfCustomer("k1"),
        CustomerId = "k1",
        Name = name,
        CaseId = "c1",
        PredictionId = "p1",
        Model = "tiny",
        Version = 1,
        Moment = Moment.Closure,
        ScoredAt = Now.AddDays(-1),
        Probability = probability,
        Band = 0,
        Value = LineValuing.Of(TinyCase.Policy, probability, worth),
        Reasons = [],
        OpenedAt = Now.AddDays(-1),
        Edition = 4,
    };

    public static ContactRow Contact(string caseId, int daysAgo, string queue) => new(
        new Interaction { CaseId = caseId, CustomerId = "k1", OpenedAt = Now.AddDays(-daysAgo).ToUnixTimeSeconds(), ClosedAt = Now.AddDays(-daysAgo).ToUnixTimeSeconds() + 300, HandleSeconds = 300, Transfers = 1, Resolved = false },
        queue, "phone", "bill", 120, null, null, null, null, 0.2);
}
