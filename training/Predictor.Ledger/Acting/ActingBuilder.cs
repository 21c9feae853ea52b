using Predictor.Cases;
using Predictor.Ledger.Contacts;
using Predictor.Ledger.Mix;
using Predictor.Models.Policies;
using Predictor.Store.Records;

namespace Predictor.Ledger.Acting;

/// <summary>
/// What was done about cases into one record a customer: by the first time that chance decided about him (an action that says whether he was held out), at the case
/// that it names, else at his last contact by then. The score is what the case led one to expect at arrival, by trees that never saw him: it was there
/// before chance decided, whatever a model said then.
/// </summary>
internal sealed class ActingBuilder(
    ContactTable contacts, IReadOnlyList<CountedOutcome> outcomes, ExpectedOutcomes expectations, int[] columns, IReadOnlyList<string> segments, UpliftLearner uplift, Policy policy)
{
    /// <returns>Null: nothing was done that says anything of a hold-out.</returns>
    public ActingRecords? Of(IReadOnlyList<CaseAction> actions)
    {
        if (contacts.Table.CustomerIds is not { } ids || actions.Count == 0)
            return null;
        var byCase = Enumerable.Range(0, contacts.Count).ToDictionary(contacts.CaseId, i => i, StringComparer.Ordinal);
        var byCustomer = Enumerable.Range(0, contacts.Count).GroupBy(i => ids[contacts.Arrival[i]], StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        int? At(CaseAction action) => action.CaseId is { } id && byCase.TryGetValue(id, out var contact)
            ? contact
            : action.CustomerId is { } customer && byCustomer.TryGetValue(customer, out var own) ? Latest(own, action.At!.Value) : null;

        var chosen = new SortedDictionary<int, (int Contact, CaseAction Action)>();
        var treated = new HashSet<int>();
        foreach (var action in actions.Where(action => action is { Withdrawn: not true, At: not null }).OrderBy(action => action.At).ThenBy(action => action.Id, StringComparer.Ordinal))
        {
            if (At(action) is not { } contact)
                continue;
            if (action.IsTreatment)
                treated.Add(contacts.Customer[contact]);
            if (action.HeldOut is not null)
                chosen.TryAdd(contacts.Customer[contact], (contact, action));
        }

        return chosen.Count == 0 ? null : Records([.. chosen.Values], treated);
    }

    private ActingRecords Records((int Contact, CaseAction Action)[] chosen, HashSet<int> treated)
    {
        var bands = BandThresholds.Of(policy, policy.ValueOutcome);
        var scores = new Dictionary<string, double[]>(StringComparer.Ordinal);
        var labels = new Dictionary<string, sbyte[]>(StringComparer.Ordinal);
        foreach (var outcome in outcomes)
        {
            var counted = outcome.Counted ?? outcome.Labels;
            if (expectations.Of(outcome, counted, columns, outcome.Counted is null ? "labels" : "") is not { } expected)
                continue;
            var closure = outcome.Outcome.Moments.Contains(Moment.Closure) ? contacts.Labels(outcome.Index, Moment.Closure) : outcome.Labels;
            scores[outcome.Outcome.Name] = Array.ConvertAll(chosen, each => expected[each.Contact]);
            labels[outcome.Outcome.Name] = Array.ConvertAll(chosen, each => closure[each.Contact] >= 0 ? closure[each.Contact] : outcome.Labels[each.Contact]);
        }

        var isHeldOut = Array.ConvertAll(chosen, each => each.Action.HeldOut == true);
        return new ActingRecords
        {
            Uplift = labels.TryGetValue(policy.ValueOutcome, out var met) ? uplift.Of(Array.ConvertAll(chosen, each => each.Contact), met, isHeldOut) : null,
            Outcomes = labels,
            Scores = scores,
            HeldOut = isHeldOut,
            Acted = Array.ConvertAll(chosen, each => treated.Contains(contacts.Customer[each.Contact])),
            Actions = Array.ConvertAll(chosen, each => each.Action.What ?? ""),
            Bands = scores.TryGetValue(policy.ValueOutcome, out var value) ? Array.ConvertAll(value, each => BandThresholds.Place(bands, each)) : new int[chosen.Length],
            Segments = segments.ToDictionary(
                column => column,
                column =>
                {
                    var (codes, levels) = (contacts.Codes(column), contacts.Levels(column));
                    return Array.ConvertAll(chosen, each => codes[each.Contact] < 0 ? "" : levels[codes[each.Contact]]);
                },
                StringComparer.Ordinal),
        };
    }

    private int? Latest(int[] own, long at)
    {
        int? latest = null;
        foreach (var contact in own)
        {
            if (contacts.OpenedAt(contact) <= at)
                latest = contact;
        }

        return latest;
    }
}
