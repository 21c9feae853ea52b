using Predictor.Cases;
using Predictor.Models.Registry;
using Predictor.Models.Scoring;

namespace Predictor.Desk.Centre;

/// <summary>Cases into the view that the pages show: scores them with the live model, keeps each customer's latest one, and puts outputs beside outcomes.</summary>
public sealed class CentreBuilder
{
    private const int ReasonsLooked = 8;
    private const int ReasonsShown = 2;

    private readonly CaseTable _table;
    private readonly LiveModel _live;
    private readonly CustomerDirectory _customers;
    private readonly CaseRows _rows;
    private readonly CentreColumns _columns;
    private readonly int _queue;
    private readonly int _value;
    private readonly long _asOf;

    /// <param name="table">Arrival and closure rows in time order, with times.</param>
    /// <param name="live">What scores them.</param>
    /// <param name="customers">Names, and who has left.</param>
    /// <param name="columns">Which columns play a part.</param>
    /// <exception cref="DataException">Cases without times, of another schema, or a column that the schema does not have.</exception>
    public CentreBuilder(CaseTable table, LiveModel live, CustomerDirectory customers, CentreColumns columns)
    {
        if (table.At is null || table.Rows == 0)
        {
            throw new DataException($"The cases of schema {table.Schema.Name} cannot be shown: there are none, or they carry no time.");
        }

        (_table, _live, _customers, _columns) = (table, live, customers, columns);
        _rows = new CaseRows(table, live.Model.Encoder);
        _queue = Find(columns.Queue, "queue");
        _value = Find(columns.Value, "value");
        _asOf = table.Schema.ObservedUntil?.ToUnixTimeSeconds() ?? table.At[^1];
    }

    /// <param name="days">How far back the customers list looks.</param>
    /// <param name="historyDays">Cases opened in the first so many days of the tables are in no comparison of observed and expected.</param>
    /// <param name="isSample">Whether the centre is fictional.</param>
    /// <param name="cancellation">Stops between rows.</param>
    public CentreView Build(int days, int historyDays, bool isSample, CancellationToken cancellation)
    {
        var schema = _live.Model.Schema;
        var outcomes = schema.Outcomes.Where(outcome => _live.Model.Outcomes.Any(model => model.Outcome.Name == outcome.Name)).ToArray();
        var value = Math.Max(0, Array.FindIndex(outcomes, outcome => outcome.Name == _live.Policy.ValueOutcome));
        var from = _asOf - (days * 86_400L);
        var recent = Enumerable.Range(0, _table.Rows).Where(row => _table.OpenedAt![row] > from && _table.At![row] <= _asOf).ToArray();
        var opened = recent.Where(row => _table.Moments[row] == Moment.Arrival).ToArray();
        var atRisk = AtRisk(recent, outcomes, value, cancellation);
        return new CentreView
        {
            Name = schema.Name,
            IsSample = isSample,
            AsOf = DateTimeOffset.FromUnixTimeSeconds(_asOf),
            Days = days,
            Model = _live.Model.Name,
            ModelVersion = _live.Model.Version,
            PolicyVersion = _live.Policy.Version,
            Currency = _live.Policy.Currency,
            Contacts = opened.Length,
            Customers = opened.Select(Customer).Distinct().Count(),
            ValueOutcome = value,
            RiskFrom = _live.Policy.Bands[LowestRisk].Words,
            Outcomes = [.. outcomes.Select(outcome => new OutcomeHeading(outcome.Name, outcome.Heading ?? outcome.Name, outcome.Words))],
            AtRisk = atRisk,
            AtStake = atRisk.Any(customer => customer.AtStake > 0) ? atRisk.Sum(customer => customer.AtStake ?? 0) : null,
            Queues = new QueueTableBuilder(_table, _rows, _live, _columns, _asOf, historyDays).Build(outcomes, cancellation),
        };
    }

    /// <summary>The lowest band but one; the only band where there is one.</summary>
    private int LowestRisk => Math.Max(0, _live.Policy.Bands.Count - 2);

    private List<OpenCustomer> AtRisk(int[] recent, Outcome[] outcomes, int value, CancellationToken cancellation)
    {
        // Rows are in time order, so that the last one seen of a customer is the latest.
        var latest = new Dictionary<string, int>();
        foreach (var row in recent)
        {
            latest[Customer(row)] = row;
        }

        var cells = new float[_live.Model.Encoder.Width];
        var atRisk = new List<OpenCustomer>();
        foreach (var (customer, row) in latest)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_customers.HasLeft(customer, _asOf))
            {
                continue;
            }

            _rows.Fill(row, cells);
            var score = _live.Scorer.Score(cells, _table.Moments[row], Value(row), 0);
            var deciding = Of(score, outcomes[value].Name) ?? (score.Outcomes.Count > 0 ? score.Outcomes[0] : null);
            if (deciding is not null && Rank(deciding) <= LowestRisk)
            {
                atRisk.Add(Line(customer, row, outcomes, _live.Scorer.Score(cells, _table.Moments[row], Value(row), ReasonsLooked), deciding.Model.Outcome.Name));
            }
        }

        return [.. atRisk
            .OrderByDescending(line => line.AtStake ?? 0)
            .ThenByDescending(line => line.Chances[value]?.Probability ?? 0)
            .ThenBy(line => line.Id, StringComparer.Ordinal)];
    }

    private OpenCustomer Line(string customer, int row, Outcome[] outcomes, CaseScore score, string deciding) => new()
    {
        Id = customer,
        Name = _customers.Names.GetValueOrDefault(customer),
        AtStake = HasValue(row) ? score.AtStake : null,
        Chances = [.. outcomes.Select(outcome => Of(score, outcome.Name) is { } scored ? Chance(scored) : null)],
        Reasons = [.. Of(score, deciding)!.Reasons.Where(reason => reason.Raises).Take(ReasonsShown).Select(reason => reason.Words)],
        Queue = _queue < 0 ? null : _rows.Text(row, _queue),
        At = DateTimeOffset.FromUnixTimeSeconds(_table.At![row]),
        Moment = _table.Moments[row],
    };

    private Chance Chance(OutcomeScore score) => new(score.Probability, Severities.Of(Rank(score), _live.Policy.Bands.Count), score.Band.Words);

    private int Rank(OutcomeScore score)
    {
        for (var rank = 0; rank < _live.Policy.Bands.Count; rank++)
        {
            if (_live.Policy.Bands[rank].Name == score.Band.Name)
            {
                return rank;
            }
        }

        throw new InvalidOperationException($"Band {score.Band.Name} is none of policy {_live.Policy.Version}'s.");
    }

    private static OutcomeScore? Of(CaseScore score, string outcome) => score.Outcomes.FirstOrDefault(scored => scored.Model.Outcome.Name == outcome);

    /// <summary>A customer whose value nobody knows has nothing at stake that could be told, not 0.</summary>
    private bool HasValue(int row) => Value(row) is not null || _live.Policy.CustomerValue > 0;

    private double? Value(int row) => _value < 0 ? null : _rows.Number(row, _value);

    private string Customer(int row) => _table.CustomerIds?[row] ?? _table.CaseIds[row];

    private int Find(string? name, string part)
    {
        if (name is null)
        {
            return -1;
        }

        var column = _live.Model.Encoder.Find(name);
        return column >= 0
            ? column
            : throw new DataException($"The settings name '{name}' as the {part} column; schema {_live.Model.Schema.Name} has no such feature column.");
    }
}
