using System.Globalization;
using Predictor.Cases;
using Predictor.Store.Databases;
using Predictor.Store.Records;

namespace Predictor.Store.History.Stored;

/// <summary>What was told of outcomes, joined to the cases and customers that it was told of.</summary>
internal sealed class StoredOutcomes(Schema schema, StoredCaseList cases)
{
    /// <summary>Those told last come last; of the same instant the more exact, which is the prediction's.</summary>
    private const string Sql = """
        SELECT outcome.subject, outcome.subject_id, outcome.name, outcome.at, outcome.happened, prediction.case_id FROM outcome
        LEFT JOIN prediction ON outcome.subject = 0 AND prediction.prediction_id = outcome.subject_id
        WHERE outcome.happened IS NOT NULL
        ORDER BY outcome.updated_at_ms, outcome.subject DESC, outcome.at
        """;

    /// <summary>By outcome of the schema.</summary>
    public IReadOnlyDictionary<string, ToldOutcomes> Read(StoreSnapshot store, IList<string> notes, CancellationToken cancellation)
    {
        var told = schema.Outcomes.ToDictionary(outcome => outcome.Name, _ => new ToldOutcomes(), StringComparer.Ordinal);
        var others = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var unknown = 0;
        foreach (var row in store.Rows(Sql, cancellation))
        {
            if (!told.TryGetValue(row.GetString(2), out var outcome))
            {
                others[row.GetString(2)] = others.GetValueOrDefault(row.GetString(2)) + 1;
                continue;
            }

            var said = new ToldOutcome(row.GetInt64(3), row.GetInt64(4) != 0);
            var of = (OutcomeSubject)row.GetInt64(0);
            var position = of switch
            {
                OutcomeSubject.Customer => cases.FindCustomer(row.GetString(1)),
                OutcomeSubject.Case => cases.FindCase(row.GetString(1)),
                _ => row.Text(5) is { } caseId ? cases.FindCase(caseId) : -1,
            };
            if (position < 0)
                unknown++;
            else if (of != OutcomeSubject.Customer)
                outcome.OfCase[position] = said;
            else if (outcome.OfCustomer.TryGetValue(position, out var before))
                before.Add(said);
            else
                outcome.OfCustomer.Add(position, [said]);
        }

        foreach (var said in told.Values.SelectMany(outcome => outcome.OfCustomer.Values))
        {
            said.Sort((one, other) => one.At.CompareTo(other.At));
        }

        if (unknown > 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{unknown} outcomes told are of no case that the store knows, and are left out."));
        foreach (var (name, count) in others)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{count} outcomes told are called {name}, which is no outcome of the schema ({string.Join(", ", told.Keys)})."));
        }

        return told.Where(outcome => outcome.Value is { OfCase.Count: > 0 } or { OfCustomer.Count: > 0 }).ToDictionary(StringComparer.Ordinal);
    }
}
