using System.Globalization;
using Predictor.Cases;
using Predictor.Evaluation;
using Predictor.Evaluation.Distributions;
using Predictor.Ledger.Acting;
using Predictor.Ledger.BackTest;
using Predictor.Ledger.Cells;
using Predictor.Ledger.Contacts;
using Predictor.Ledger.Contrasts;
using Predictor.Ledger.Learning;
using Predictor.Ledger.Mix;
using Predictor.Ledger.Targets;
using Predictor.Models.Ledgers;
using Predictor.Models.Policies;
using Predictor.Store.Records;

namespace Predictor.Ledger;

/// <summary>Cases and a policy into a ledger, top to bottom. Same cases, policy and options: the same snapshot on any number of threads.</summary>
public sealed class LedgerBuilder
{
    private readonly CaseTable _table;
    private readonly Policy _policy;
    private readonly LedgerOptions _options;
    private readonly ContactTable _contacts;
    private readonly byte[] _period;
    private readonly List<string> _notes = [];

    /// <summary>For studies of it: the contacts, and of the ledger that was built the contrasts with their rows, the expected time and the longest wait that is not long.</summary>
    internal ContactTable Contacts => _contacts;

    internal IReadOnlyList<FoundContrast> Contrasts { get; private set; } = [];

    internal ExpectedTime? Time { get; private set; }

    internal float? LongWait => HandlingContrasts.WaitLimit(_contacts, _period, _options);

    /// <param name="table">With arrival and closure rows, or with closure rows alone.</param>
    /// <param name="policy">Money, targets, hold-out.</param>
    /// <param name="options">How.</param>
    /// <exception cref="DataException">No contact in the period.</exception>
    public LedgerBuilder(CaseTable table, Policy policy, LedgerOptions options)
    {
        (_table, _policy, _options) = (table, policy, options);
        _contacts = ContactTable.Of(table, options.Threads);
        _period = Period.Of(_contacts, options.From, options.To);
        if (!_period.Contains((byte)1))
            throw new DataException("No contact opened in the period: look at --from and --to.");
    }

    /// <param name="name">Of the ledger: the schema's, and the models folder's.</param>
    /// <param name="data">What was read.</param>
    /// <param name="actions">What was done about cases, and who was held out.</param>
    /// <param name="hindsight">What was said of cases, who looked at them, and what was told to have come.</param>
    /// <param name="progress">Told of each stage; may be null.</param>
    /// <param name="cancellation">Stops between trees.</param>
    public LedgerSnapshot Build(string name, LedgerData data, IReadOnlyList<CaseAction> actions, Hindsight hindsight, IProgress<string>? progress, CancellationToken cancellation)
    {
        var prices = Prices();
        var pressed = PressedContacts.Find(_contacts, _policy.Targets);
        var places = _policy.Targets.Select(target => target.Column).OfType<string>().Distinct().ToArray();
        var columns = MixColumns.Without(_contacts, places);
        var fitting = new CrossFitting(_contacts, _options);
        var outcomes = new CountedOutcome[_table.Schema.Outcomes.Count];
        _contacts.Blocks.Each(outcomes.Length, index => outcomes[index] = new CountedOutcome(_contacts, index, _period, _options.Attribution));
        var lived = Array.FindAll(outcomes, each => !each.Outcome.IsOutput);

        progress?.Report("the time that cases take");
        var time = ExpectedTime.Learn(fitting, _options.Outputs.Handle, MixColumns.Without(_contacts, []), pressed.Of, cancellation);
        if (time is null)
            _notes.Add($"Without a column {_options.Outputs.Handle} of enough contacts nothing is said of handle time against what cases take.");

        progress?.Report("what cases lead to");
        var expectations = new ExpectedOutcomes(fitting, pressed, cancellation);
        var tally = new OutputTally(_contacts, time, pressed, _policy.Targets, _options.Outputs, prices.HandlingPerHour);
        var grouping = new GroupingBuilder(_contacts, outcomes, expectations, pressed, tally, _period, prices, _options);
        var groups = GroupColumns().Select(column => grouping.Build(column, places, _options.People.Contains(column), _notes)).ToArray();

        progress?.Report("ways of handling");
        var learner = new ContrastLearner(_contacts, fitting, lived, prices.ValueOutcome, _options, cancellation);
        var known = MixColumns.Without(_contacts, []);
        Contrasts = HandlingContrasts.Of(_contacts, learner, time, _period, known, _options);
        Time = time;

        progress?.Report("targets");
        var targets = new TargetBuilder(_contacts, pressed, lived, expectations, time, learner, _period, columns, prices, _options);
        var built = _policy.Targets.Select(targets.Build).ToArray();
        NotePressed(pressed);
        var acting = new ActingBuilder(_contacts, lived, expectations, columns, [.. groups.Where(each => !each.Grouping.NamesPeople).Select(each => each.Grouping.Column)], new UpliftLearner(fitting, known, _options, cancellation), _policy);
        var arms = acting.Of(actions, _notes);
        var helped = ActingEffects.Of(arms, _policy, prices, _options);
        var until = _table.Schema.ObservedUntil;
        return new LedgerSnapshot
        {
            Format = LedgerSnapshot.NewestFormat,
            Name = name,
            Date = DateOf(until),
            Period = new LedgerPeriod(_options.From, _options.To, until),
            Data = data,
            Seed = _options.Seed,
            Draws = _options.Draws,
            Level = _options.Level,
            Prices = prices,
            Contacts = _contacts.Blocks.Count(_contacts.Count, i => _period[i] == 1),
            Customers = CustomersOf(i => _period[i] == 1),
            Outcomes = [.. outcomes.Select(outcome => Describe(outcome, expectations, columns, places))],
            Groupings = [.. groups.Select(each => each.Grouping)],
            Handling = [.. Contrasts.Select(each => each.Contrast)],
            Targets = built,
            Cells = DisagreeingCells.Find(_contacts, groups, _period, prices),
            Acting = helped,
            BackTest = BackTestBuilder.Of(_contacts, _period, hindsight, actions, _policy, helped, arms),
            Notes = _notes,
        };
    }

    private LedgerPrices Prices()
    {
        var money = _policy.Money;
        double? value = _policy.CustomerValue > 0 ? _policy.CustomerValue : null;
        string[] missing =
        [
            .. value is null ? ["customerValue"] : Array.Empty<string>(),
            .. money.Replacement is null ? ["money.replacement"] : Array.Empty<string>(),
            .. money.HandlingPerHour is null ? ["money.handlingPerHour"] : Array.Empty<string>(),
        ];
        if (missing.Length > 0)
            _notes.Add($"Nothing is summed in money that needs {string.Join(", ", missing)}: the policy does not say.");
        return new LedgerPrices(_policy.Version, _policy.Currency, _policy.ValueOutcome, value, money.Replacement, money.HandlingPerHour, money.OutcomeCosts);
    }

    private IEnumerable<string> GroupColumns()
    {
        var asked = _options.Groups.Count > 0
            ? _options.Groups
            : [.. _table.Schema.FeatureColumns.Index()
                .Where(column => column.Item is { Kind: ColumnKind.Category, Source: ColumnSource.Given } && _table.Cells[column.Index].Levels.Count is >= 2 and <= LedgerOptions.MostLevels)
                .Select(column => column.Item.Name)];
        return asked.Concat(_options.People).Distinct();
    }

    private LedgerOutcome Describe(CountedOutcome outcome, ExpectedOutcomes expectations, int[] columns, string[] places)
    {
        var counted = outcome.Counted ?? CustomerOnce.Apply(Attribution.Last, outcome.Labels, _contacts.Customer, _contacts.Customers, _period, null);
        bool IsIn(int i) => counted[i] >= 0 && _period[i] == 1;
        int Count(Func<int, bool> isCounted) => _contacts.Blocks.Count(_contacts.Count, isCounted);
        var expected = expectations.Of(outcome, counted, columns, outcome.Counted is null ? "last" : "");
        var mature = Count(i => _period[i] == 1 && outcome.IsMature[i]);
        return new LedgerOutcome(
            outcome.Outcome.Name,
            outcome.Outcome.Words,
            outcome.Outcome.Heading ?? outcome.Outcome.Name,
            outcome.Outcome.IsOutput,
            outcome.Moment,
            outcome.Outcome.HorizonDays,
            outcome.Rule,
            Count(IsIn),
            CustomersOf(IsIn),
            Count(i => _period[i] == 1 && counted[i] == 1),
            mature == 0 ? 0 : (double)Count(i => _period[i] == 1 && outcome.IsMature[i] && outcome.Labels[i] >= 0) / mature,
            expected is null ? 0 : Count(i => expectations.IsLearned(counted, i)),
            expected is null ? double.NaN : Auc(counted, expected),
            outcome.Outcome.Name == _policy.ValueOutcome && expected is not null ? AtClosure(expectations, counted, expected, IsIn, places) : null);
    }

    private double Auc(sbyte[] counted, double[] expected)
    {
        double[] Of(int label)
        {
            var rows = _contacts.Blocks.Where(counted.Length, i => counted[i] == label && _period[i] == 1);
            return _contacts.Blocks.Fill(rows.Length, place => expected[rows[place]]);
        }

        return Metrics.Auc(Of(1), Of(0));
    }

    private int CustomersOf(Func<int, bool> isIn) => _contacts.Blocks.Count(_contacts.Customers, customer =>
    {
        foreach (var contact in _contacts.Order.RowsOf(customer))
        {
            if (isIn(contact))
                return true;
        }

        return false;
    });

    private Estimate? AtClosure(ExpectedOutcomes expectations, sbyte[] counted, double[] expected, Func<int, bool> isIn, string[] places)
    {
        if (expectations.AtClosure(counted, [.. places, .. _options.People]) is not { } after)
            return null;
        var count = _contacts.Blocks.Count(_contacts.Count, isIn);
        var mean = _contacts.Blocks.Sum(_contacts.Count, i => isIn(i) ? after[i] - expected[i] : 0) / count;
        var error = ClusteredError.OfSum(_contacts.Customer, _contacts.Customers, i => isIn(i) ? after[i] - expected[i] - mean : 0, _contacts.Blocks) / count;
        var half = NormalDistribution.Quantile(0.5 + (_options.Level / 2)) * error;
        return new Estimate(mean, mean - half, mean + half);
    }

    private void NotePressed(PressedContacts pressed)
    {
        foreach (var (index, target) in _policy.Targets.Index())
        {
            if (!pressed.HasBefore[index])
                _notes.Add($"Of the target {target.Name} there is no time before it began in the data: what it does cannot be told from what its cases are.");
        }
    }

    /// <summary>The last day observed; without times the data have none.</summary>
    private string DateOf(DateTimeOffset? until)
    {
        if (until is not { } end)
        {
            end = _contacts.HasTimes
                ? DateTimeOffset.FromUnixTimeSeconds(_contacts.OpenedAt(_contacts.Count - 1))
                : throw new DataException("The data carry no times, so that the ledger has no date: say --observed-until.");
        }

        return end.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
