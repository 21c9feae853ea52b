using System.Globalization;
using Predictor.Cases;
using Predictor.Ledger.Contacts;
using Predictor.Ledger.Mix;
using Predictor.Models.Policies;
using Predictor.Store.Records;

namespace Predictor.Ledger.Acting;

/// <summary>
/// What was done about cases into one record a customer: by the first time that chance decided about him (an action that says whether he was held out), at the case
/// that it names, else at his last contact by then. The score of the value outcome, and its band, are those that were kept with the decision; where there are none, and of
/// other outcomes, what the case led one to expect at arrival, by trees that never saw him. Either was there before chance decided. Whom somebody chose by hand is in
/// no arm: who chose him saw who is held out.
/// </summary>
internal sealed class ActingBuilder(
    ContactTable contacts, IReadOnlyList<CountedOutcome> outcomes, ExpectedOutcomes expectations, int[] columns, IReadOnlyList<string> segments, UpliftLearner uplift, Policy policy)
{
    /// <param name="actions">What was done, and who was drawn.</param>
    /// <param name="notes">Takes how many were chosen by hand.</param>
    /// <returns>Null: nothing was done that says anything of a hold-out.</returns>
    public ActingRecords? Of(IReadOnlyList<CaseAction> actions, IList<string> notes)
    {
        if (contacts.Table.CustomerIds is not { } ids || actions.Count == 0)
            return null;
        var byCase = Enumerable.Range(0, contacts.Count).ToDictionary(contacts.CaseId, i => i, StringComparer.Ordinal);
        var byCustomer = Enumerable.Range(0, contacts.Count).GroupBy(i => ids[contacts.Arrival[i]], StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        int? At(CaseAction action) => action.CaseId is { } id && byCase.TryGetValue(id, out var contact)
            ? contact
            : action.CustomerId is { } customer && byCustomer.TryGetValue(customer, out var own) ? Latest(own, action.At!.Value) : null;

        var chosen = new SortedDictionary<int, (int Contact, CaseAction Action)>();
        var done = new Dictionary<int, List<CaseAction>>();
        var byHand = new Dictionary<int, bool>();
        foreach (var action in actions.Where(action => action is { Withdrawn: not true, At: not null }).OrderBy(action => action.At).ThenBy(action => action.Id, StringComparer.Ordinal))
        {
            if (At(action) is not { } contact)
                continue;
            if (action is { Drawn: null, HeldOut: not true })
            {
                if (!done.TryGetValue(contacts.Customer[contact], out var own))
                    done.Add(contacts.Customer[contact], own = []);
                own.Add(action);
            }

            if (action is { Drawn: DrawnBy.Hand, HeldOut: { } isHeldOut })
                byHand.TryAdd(contacts.Customer[contact], isHeldOut);
            else if (action.HeldOut is not null)
                chosen.TryAdd(contacts.Customer[contact], (contact, action));
        }

        if (byHand.Count > 0)
        {
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{byHand.Count:N0} customers were chosen by hand while others were held out ({byHand.Values.Count(held => held):N0} of them held out themselves). Who chose them saw who is held out, so that they are in neither arm of the effect of acting, unless a plan drew them too."));
        }

        return chosen.Count == 0 ? null : Records([.. chosen.Values], each => done.GetValueOrDefault(contacts.Customer[each.Contact])?.Where(action => action.At >= each.Action.At) ?? []);
    }

    private ActingRecords Records((int Contact, CaseAction Action)[] chosen, Func<(int Contact, CaseAction Action), IEnumerable<CaseAction>> doneTo)
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

        if (scores.TryGetValue(policy.ValueOutcome, out var expectedOfValue))
            scores[policy.ValueOutcome] = [.. chosen.Select((each, i) => each.Action.Probability ?? expectedOfValue[i])];
        var isHeldOut = Array.ConvertAll(chosen, each => each.Action.HeldOut == true);
        return new ActingRecords
        {
            Uplift = labels.TryGetValue(policy.ValueOutcome, out var met) ? uplift.Of(Array.ConvertAll(chosen, each => each.Contact), met, isHeldOut) : null,
            Outcomes = labels,
            Scores = scores,
            HeldOut = isHeldOut,
            Acted = Array.ConvertAll(chosen, each => doneTo(each).Any(action => action.IsTreatment)),
            Seconds = Array.ConvertAll(chosen, each => doneTo(each).Sum(SecondsOf)),
            Actions = Array.ConvertAll(chosen, each => each.Action.What ?? ""),
            Bands = scores.TryGetValue(policy.ValueOutcome, out var value) ? [.. chosen.Select((each, i) => BandOf(each.Action, value[i], bands))] : new int[chosen.Length],
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

    /// <summary>An attempt that did not reach the customer counts as far as it was told.</summary>
    private double SecondsOf(CaseAction action) =>
        action.Seconds ?? (action.IsTreatment ? 60 * (policy.Actions.FirstOrDefault(each => each.Name == action.What)?.Minutes ?? 0) : 0);

    /// <summary>As it was then, as far as the policy still has so many.</summary>
    private static int BandOf(CaseAction action, double score, double[] bands) => action.Band is { } then && then < bands.Length ? then : BandThresholds.Place(bands, score);

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
