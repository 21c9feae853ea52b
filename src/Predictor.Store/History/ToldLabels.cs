using Predictor.Cases;

namespace Predictor.Store.History;

/// <summary>
/// What was told directly of an outcome as labels, the most exact first: of the case, else of its customer, else nothing is said and the computed label stands.
/// An event may happen at any time within the horizon; an answer (an outcome with knownFrom) is known once it is told. README has the rule as a table.
/// </summary>
internal sealed class ToldLabels(Outcome outcome, ToldOutcomes told, CaseLog log)
{
    private readonly bool _isAnswer = outcome.KnownFrom is not null;

    /// <param name="position">Of the case.</param>
    /// <param name="at">Epoch seconds of the moment.</param>
    /// <param name="due">Of the horizon's end; null: there is none, and whatever comes after the moment is within.</param>
    /// <returns>1, 0 or -1 (no label), and when it became known; null: as computed.</returns>
    public (sbyte Value, long Known)? Of(int position, long at, long? due)
    {
        var end = due ?? long.MaxValue;
        if (told.OfCase.TryGetValue(position, out var ofCase) && OfCase(ofCase, at, end) is { } label)
            return label;
        return log.Customer[position] is >= 0 and var customer && told.OfCustomer.TryGetValue(customer, out var ofCustomer) ? OfCustomer(ofCustomer, at, due) : null;
    }

    private (sbyte Value, long Known)? OfCase(ToldOutcome ofCase, long at, long end)
    {
        var isWithin = ofCase.At > at && ofCase.At <= end;
        if (_isAnswer)
            return isWithin ? Label(ofCase.Happened, ofCase.At) : None(ofCase.At);
        if (ofCase.Happened)
            return ofCase.At <= at ? None(ofCase.At) : Label(isWithin, Known(ofCase.At, end));
        return ReachesEnd(ofCase.At, at, end) ? Label(false, Known(ofCase.At, end)) : null;
    }

    private (sbyte Value, long Known)? OfCustomer(List<ToldOutcome> ofCustomer, long at, long? due)
    {
        var end = due ?? long.MaxValue;
        var after = ofCustomer.Where(each => each.At > at);
        if (_isAnswer)
            return after.Where(each => each.At <= end).Select(each => Label(each.Happened, each.At)).Cast<(sbyte, long)?>().FirstOrDefault();
        foreach (var each in after)
        {
            if (each.Happened && each.At <= end)
                return Label(true, Known(each.At, end));
        }

        foreach (var each in after)
        {
            if (!each.Happened && ReachesEnd(each.At, at, end))
                return Label(false, Known(each.At, end));
        }

        return null;
    }

    private static bool ReachesEnd(long told, long at, long end) => end == long.MaxValue ? told > at : told >= end;

    /// <summary>A label of a horizon is known at its end, whichever it is: else those that happened would be known before those that did not.</summary>
    private static long Known(long told, long end) => end == long.MaxValue ? told : end;

    private static (sbyte Value, long Known) None(long known) => (-1, known);

    private static (sbyte Value, long Known) Label(bool happened, long known) => ((sbyte)(happened ? 1 : 0), known);
}
