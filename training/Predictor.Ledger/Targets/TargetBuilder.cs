using Predictor.Cases;
using Predictor.Evaluation;
using Predictor.Evaluation.Distributions;
using Predictor.Ledger.Contacts;
using Predictor.Ledger.Contrasts;
using Predictor.Ledger.Learning;
using Predictor.Ledger.Mix;
using Predictor.Models.Ledgers;
using Predictor.Models.Policies;

namespace Predictor.Ledger.Targets;

/// <summary>What one output target saves and what goes with it.</summary>
internal sealed class TargetBuilder(
    ContactTable contacts,
    PressedContacts pressed,
    IReadOnlyList<CountedOutcome> outcomes,
    ExpectedOutcomes expectations,
    ExpectedTime? time,
    ContrastLearner learner,
    byte[] period,
    int[] columns,
    LedgerPrices prices,
    LedgerOptions options)
{
    /// <summary>Most contacts of which the pile at the limit is measured; of more, a sample of customers.</summary>
    private const int MostPiled = 100_000;

    /// <exception cref="DataException">The measure is no number column.</exception>
    public LedgerTarget Build(OutputTarget target, int index)
    {
        var measure = contacts.Numbers(target.Measure)
            ?? throw new DataException($"The target {target.Name} is counted by {target.Measure}, and the data have no such number column.");
        bool Holds(int i) => period[i] == 1 && pressed.Holds[index][i];
        int Count(Func<int, bool> isCounted) => contacts.Blocks.Count(contacts.Count, isCounted);
        double Within(Func<int, bool> isIn) => (double)Count(i => isIn(i) && measure[i] <= target.Limit) / Count(i => isIn(i) && !float.IsNaN(measure[i]));
        var bands = target.Measure == options.Outputs.Handle && time is not null ? learner.Of(HandlingContrasts.Bands(time, Holds, options), columns) : [];
        var shifts = pressed.HasBefore[index] ? Shifts(index) : [];
        var money = Money(shifts, bands);
        var value = shifts.FirstOrDefault(shift => shift.Name == prices.ValueOutcome).Shift?.Difference
            ?? Rushed(bands)?.Contrast.Difference;
        var verdict = value is null ? LedgerVerdict.TooFew : value.Low > 0 ? LedgerVerdict.More : value.High < 0 ? LedgerVerdict.Fewer : LedgerVerdict.AsExpected;
        var share = (double)MostPiled / Math.Max(1, Count(i => Holds(i) && !float.IsNaN(measure[i])));
        var piled = contacts.Blocks.Where(
            contacts.Count, i => Holds(i) && !float.IsNaN(measure[i]) && (share >= 1 || CustomerFolds.Share(options.Seed, CustomerFolds.Purpose.Sample, contacts.Customer[i]) < share));
        var built = new LedgerTarget
        {
            Name = target.Name,
            Words = target.Words,
            Measure = target.Measure,
            Limit = target.Limit,
            Column = target.Column,
            Level = target.Level,
            From = target.From,
            Contacts = Count(Holds),
            Within = Within(Holds),
            WithinBefore = Within(i => pressed.Earlier[index][i]),
            Bunching = PiledUp.Of(
                Array.ConvertAll(piled, i => measure[i]), target.Limit, Array.ConvertAll(piled, i => contacts.Customer[i]), options.Level, options.Seed, options.Draws),
            Bands = [.. bands.Select(band => band.Contrast)],
            BeforeAfter = [.. shifts.Select(shift => shift.Figures)],
            Money = money,
            Verdict = verdict,
            Sentence = "",
        };
        return built with { Sentence = TargetWords.Of(built, prices, outcomes.FirstOrDefault(each => each.Outcome.Name == prices.ValueOutcome)?.Outcome) };
    }

    private FoundContrast? Rushed(FoundContrast[] bands) => Array.Find(bands, band => band.Contrast.Name == "rushed" && band.Contrast.Outcome == prices.ValueOutcome);

    private List<NamedShift> Shifts(int index)
    {
        var (shifts, sides) = (new List<NamedShift>(), TargetSides.Of(contacts, pressed, period, index));
        foreach (var outcome in outcomes)
        {
            var counted = outcome.Counted ?? outcome.Labels;
            if (expectations.Of(outcome, counted, columns, outcome.Counted is null ? "labels" : "") is { } expected)
                Add(shifts, outcome.Outcome.Name, index, sides, i => counted[i] >= 0, i => counted[i] - expected[i]);
        }

        if (time is not null)
            Add(shifts, options.Outputs.Handle, index, sides, i => time.Seconds[i] > 0, i => time.Seconds[i] - time.Expected(i));
        return shifts;
    }

    private void Add(List<NamedShift> shifts, string name, int index, TargetSides sides, Func<int, bool> isKnown, Func<int, double> residual)
    {
        GroupShift? Between(sbyte[] places) => GroupShift.Of(contacts.Customer, contacts.Customers, residual, i => isKnown(i) ? places[i] : -1, contacts.Blocks, options.Level);
        if (Between(sides.Since) is not { } shift)
            return;

        // Before it began nothing had changed: its halves, as if the target had begun between them.
        var earlier = Between(sides.Earlier);
        var total = contacts.Blocks.Count(contacts.Count, i => period[i] == 1 && pressed.Holds[index][i] && isKnown(i));
        var (value, low, high) = shift.Difference;
        shifts.Add(new NamedShift(name, shift, total, new BeforeAfter(
            name,
            shift.Before,
            shift.After,
            shift.Others,
            shift.Difference,
            earlier?.Difference ?? new Estimate(double.NaN, double.NaN, double.NaN),
            new Estimate(value * total, low * total, high * total))));
    }

    private TargetMoney? Money(List<NamedShift> shifts, FoundContrast[] bands)
    {
        if (prices.HandlingPerHour is not { } hour || prices.Of(prices.ValueOutcome) is not { } each)
            return null;
        if (shifts.Find(shift => shift.Name == prices.ValueOutcome) is { Shift: { } lost } value
            && shifts.Find(shift => shift.Name == options.Outputs.Handle) is { Shift: { } seconds } handle)
        {
            // Both move with the same customers, so the net's interval is of both together.
            double Net(int i) => -(seconds.Influence(i) * handle.Total * hour / 3600) - (lost.Influence(i) * value.Total * each);
            var error = ClusteredError.OfSum(contacts.Customer, contacts.Customers, Net, contacts.Blocks);
            return InMoney(MoneyBasis.BeforeAfter, Times(seconds.Difference, -handle.Total / 3600.0), Times(lost.Difference, value.Total), hour, each, error);
        }

        if (Rushed(bands) is not { } rushed || time is null)
            return null;
        var isRushed = rushed.Rows.Where(i => time.LogRatio(i) < Math.Log(options.RushedBelow)).ToArray();
        var hours = isRushed.Sum(i => time.Expected(i) - time.Seconds[i]) / 3600;
        var effect = Times(rushed.Contrast.Difference, rushed.Contrast.Contacts);
        return InMoney(MoneyBasis.Rushed, new Estimate(hours, hours, hours), effect, hour, each, rushed.Effect.StandardError * rushed.Contrast.Contacts * each);
    }

    private TargetMoney InMoney(MoneyBasis basis, Estimate hours, Estimate lost, double hour, double each, double error)
    {
        var (saved, loss) = (Times(hours, hour), Times(lost, each));
        var (net, half) = (saved.Value - loss.Value, NormalDistribution.Quantile(0.5 + (options.Level / 2)) * error);
        return new TargetMoney(basis, hours, saved, lost, loss, new Estimate(net, net - half, net + half));
    }

    private static Estimate Times(Estimate of, double factor) =>
        factor < 0 ? new Estimate(of.Value * factor, of.High * factor, of.Low * factor) : new Estimate(of.Value * factor, of.Low * factor, of.High * factor);

    private readonly record struct NamedShift(string Name, GroupShift Shift, int Total, BeforeAfter Figures);
}
