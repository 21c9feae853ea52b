using System.Text;
using Predictor.Api.Pages.Today;
using Predictor.Api.Triage.Acts;
using Predictor.Cases;
using Predictor.Desk;
using Predictor.Desk.Access;
using Predictor.Desk.Queue;
using Predictor.Desk.Today;
using Predictor.Models.Policies;
using Predictor.Models.Registry;
using Predictor.Models.Scoring;
using Predictor.Store;
using Predictor.Store.Lines;
using Predictor.Store.Plans;
using Predictor.Store.Records;
using Predictor.Store.Writing;
using Predictor.Tests;
using Predictor.Training.Tests.Reading;

namespace Predictor.Training.Tests.Ledgers;

/// <summary>
/// Some weeks of a centre in a real store: customers are scored, a supervisor gives each morning's plan and opens pages of those held out, people call whom they were
/// given, and who leaves is told afterwards, half of it as an outcome. What acting does is planted.
/// </summary>
internal sealed class ActingCentre : IDeskPeople
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    private readonly ManualTime _time = new() { Now = Start };
    private readonly LiveModel _live;
    private readonly DeskUser _maya = new("maya", "Maya Ellison", [DeskRole.Manager], []);
    private readonly Random _random;
    private readonly double _kept;
    private readonly int _days;

    /// <param name="policy">Of the desk and the ledger.</param>
    /// <param name="days">Mornings.</param>
    /// <param name="kept">Share of those who would leave and are called whom a call keeps.</param>
    /// <param name="seed">Of all that is drawn.</param>
    public ActingCentre(Policy policy, int days, double kept, int seed)
    {
        var model = new ModelRegistry(Repository.PathTo("models")).Open("brightwater@1");
        _live = new LiveModel(model, policy, new CaseScorer(model, policy));
        (_days, _kept, _random) = (days, kept, new Random(seed));
        All = [_maya, .. Enumerable.Range(1, 3).Select(i => new DeskUser($"p{i}", $"Person {i}", [DeskRole.Supervisor], []))];
    }

    public IReadOnlyList<DeskUser> All { get; }

    public Dictionary<string, ActedCustomer> Customers { get; } = [];

    /// <summary>Chosen by hand, beside the plans.</summary>
    public int ByHand { get; private set; }

    public static DateTimeOffset ObservedUntil(int days) => Start.AddDays(days + 60);

    public async Task RunAsync(string connection, int arrivals)
    {
        await using var store = await StoredCentre.OpenAsync(connection, _time);
        for (var day = 0; day < _days; day++)
        {
            await ArriveAsync(store, day, arrivals);
            _time.Now = Start.AddDays(day + 1).AddHours(8);
            await MorningAsync(store);
        }

        _time.Now = ObservedUntil(_days);
        var left = Customers.Values.Where(each => each.Leaves).ToArray();
        Must(await store.RecordAsync(left.Where((_, i) => i % 2 == 0).Select(each => new CustomerRecord { CustomerId = each.Id, LeftAt = each.LeftAt.ToUnixTimeSeconds() })));
        Must(await store.RecordAsync(left.Where((_, i) => i % 2 == 1).Select(each => new ReportedOutcome(OutcomeSubject.Customer, each.Id, "left", each.LeftAt.ToUnixTimeSeconds(), true))));
    }

    private async Task ArriveAsync(RecordStore store, int day, int arrivals)
    {
        var came = Enumerable.Range(0, arrivals).Select(i =>
        {
            var risk = 0.03 + (0.6 * _random.NextDouble());
            return new ActedCustomer($"k{day}-{i}", risk, Start.AddDays(day).AddHours(9).AddMinutes(i), _random.NextDouble() < risk, _random.NextDouble() < _kept, _random.Next(10, 29));
        }).ToArray();
        foreach (var each in came)
        {
            Customers.Add(each.Id, each);
        }

        Must(await store.RecordAsync(came.Select(each => new CustomerRecord { CustomerId = each.Id, JoinedAt = Start.AddYears(-1).ToUnixTimeSeconds() })));
        Must(await store.RecordAsync(came.Select((each, i) => new Interaction
        {
            CaseId = $"case-{each.Id}",
            CustomerId = each.Id,
            OpenedAt = each.ClosedAt.AddMinutes(-9).ToUnixTimeSeconds(),
            ClosedAt = each.ClosedAt.ToUnixTimeSeconds(),
            HandleSeconds = 300 + (i % 7 * 20),
            Given = FormattableString.Invariant($$"""{"queue": "{{(i % 2 == 0 ? "billing" : "moving")}}", "risk": "{{each.Risk:0.000}}"}"""),
        })));
        _time.Now = came[^1].ClosedAt;
        Must((await store.RecordAsync([.. came.Select(Scored)])).Recorded);
    }

    private Prediction Scored(ActedCustomer each)
    {
        var band = BandThresholds.Place(BandThresholds.Of(_live.Policy, "left"), each.Risk);
        return new Prediction
        {
            Id = $"p-{each.Id}",
            Model = "brightwater",
            Version = 1,
            PolicyVersion = _live.Policy.Version,
            CaseId = $"case-{each.Id}",
            CustomerId = each.Id,
            Moment = Moment.Closure,
            AsOf = each.ClosedAt,
            ReceivedAt = each.ClosedAt,
            Cells = [0],
            Answer = Encoding.UTF8.GetBytes(FormattableString.Invariant($$"""{"outcomes": [{"name": "back", "probability": 0.9}, {"name": "left", "probability": {{each.Risk}}}]}""")),
            Line = new LineScore
            {
                IsAtRisk = band < _live.Policy.Bands.Count - 1,
                Probability = each.Risk,
                Band = band,
                Value = LineValuing.Of(_live.Policy, each.Risk, null),
                Reasons = [],
                Moment = Moment.Closure,
                ScoredAt = each.ClosedAt.ToUnixTimeSeconds(),
            },
        };
    }

    private async Task MorningAsync(RecordStore store)
    {
        var (ready, reading) = (new DeskState.Ready(store, _live, IsSample: false), new TodayReading(this, CustomerLink.None, _time));
        Must(await store.SayPresentAsync(_maya.Name, new PresentPeople(DateOnly.FromDateTime(_time.Now.UtcDateTime), [.. All.Select(person => new PresentPerson(person.Name, 8 * 37))])));
        var view = await reading.ReadAsync(ready, _maya, TimeZoneInfo.Utc, TestContext.Current.CancellationToken);
        PlannedLine[] calls = [.. view.People.SelectMany(person => person.Calls.Where(call => !call.IsGiven).Select(call => new PlannedLine(call.Line.Id, call.Line.Edition, person.Person.Name)))];
        var given = await new PlanActs(this, _time).GiveAsync(ready, _maya, calls, [.. view.HeldOut.Select(line => line.Id)], TestContext.Current.CancellationToken);
        Assert.All(given.Lines, line => Assert.IsType<LineActed.Done>(line.Acted));

        // She opens the pages of some of those held out, twice, and does nothing.
        foreach (var line in view.HeldOut.Take(20).SelectMany(line => (Line[])[line, line]))
        {
            Must(await store.SeenAsync(line, _maya.Name, _time.Now));
            Customers[line.CustomerId!].IsSeen = true;
        }

        _time.Now = _time.Now.AddHours(2);
        await CallAsync(store, [.. view.Proposed.Select(call => call.Line)]);
        await ChooseByHandAsync(ready);
    }

    /// <summary>One in seven is not reached, one in ten not called at all.</summary>
    private async Task CallAsync(RecordStore store, IReadOnlyList<Line> lines)
    {
        var ends = lines.Select(line => (line, Draw: _random.NextDouble())).ToArray();
        await Parallel.ForEachAsync(ends, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (each, cancellation) =>
        {
            if (each.Draw < 0.1)
                return;
            var end = each.Draw < 0.24 ? ActionEnd.NotReached : each.Draw < 0.5 ? ActionEnd.Declined : ActionEnd.Accepted;
            Assert.IsType<LineActed.Done>(await store.ActAsync(each.line.Id, null, new LineAct.Do("callBack", end, null), new LinePerson("p1", "Person 1"), _ => true, null, cancellation));
            var customer = Customers[each.line.CustomerId!];
            (customer.IsTreated, customer.IsSeen, customer.IsTouched) = (end != ActionEnd.NotReached, true, true);
        });
    }

    /// <summary>Two a morning whom no plan took.</summary>
    private async Task ChooseByHandAsync(DeskState.Ready ready)
    {
        var open = await ready.Store.ReadLinesAsync(new LineQuery { Now = _time.Now, IsAscending = true }, null, 50, TestContext.Current.CancellationToken);
        foreach (var line in open.Lines.Where(line => line.Owner is null && !HoldOutArm.IsHeldOut(_live.Policy, line)).Take(2))
        {
            var acted = await new LineActs(_time).ActAsync(ready, _maya, [(line.Id, line.Edition)], new LineAct.Do("callBack", ActionEnd.Accepted, null), TestContext.Current.CancellationToken);
            Assert.True(acted.IsDone);
            var customer = Customers[line.CustomerId!];
            (customer.IsTreated, customer.IsSeen, customer.IsTouched) = (true, true, true);
            ByHand++;
        }
    }

    private static void Must(Recorded recorded) => Assert.Equal(Recorded.Yes, recorded);

    private sealed class ManualTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
