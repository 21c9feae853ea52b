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
        int[] under = [.. Enumerable.Range(0, contacts.Count).Where(i => Holds(i) && !float.IsNaN(measure[i]))];
        int[] earlier = [.. Enumerable.Range(0, contacts.Count).Where(i => pressed.Earlier[index][i] && !float.IsNaN(measure[i]))];
        double Within(int[] rows) => rows.Length == 0 ? double.NaN : rows.Average(i => measure[i] <= target.Limit ? 1.0 : 0);
        var bands = target.Measure == options.Outputs.Handle && time is not null ? HandlingContrasts.Bands(learner, time, Holds, columns, options).ToArray() : [];
        var shifts = pressed.HasBefore[index] ? Shifts(index) : [];
        var money = Money(shifts, bands);
        var value = shifts.FirstOrDefault(shift => shift.Name == prices.ValueOutcome).Shift?.Difference
            ?? bands.FirstOrDefault(band => band.Contrast.Name == "rushed" && band.Contrast.Outcome == prices.ValueOutcome).Contrast?.Difference;
        var verdict = value is null ? LedgerVerdict.TooFew : value.Low > 0 ? LedgerVerdict.More : value.High < 0 ? LedgerVerdict.Fewer : LedgerVerdict.AsExpected;
        int[] piled = [.. under.Where(i => under.Length <= MostPiled || CustomerFolds.Share(options.Seed, CustomerFolds.Purpose.Sample, contacts.Customer[i]) * under.Length < MostPiled)];
        var built = new LedgerTarget
        {
            Name = target.Name,
            Words = target.Words,
            Measure = target.Measure,
            Limit = target.Limit,
            Column = target.Column,
            Level = target.Level,
            From = target.From,
            Contacts = Enumerable.Range(0, contacts.Count).Count(Holds),
            Within = Within(under),
            WithinBefore = Within(earlier),
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

    private List<NamedShift> Shifts(int index)
    {
        var shifts = new List<NamedShift>();
        foreach (var outcome in outcomes)
        {
            var counted = outcome.Counted ?? outcome.Labels;
            if (expectations.Of(outcome, counted, columns, outcome.Counted is null ? "labels" : "") is { } expected)
                Add(shifts, outcome.Outcome.Name, index, i => counted[i] < 0 ? double.NaN : counted[i] - expected[i]);
        }

        if (time is not null)
            Add(shifts, options.Outputs.Handle, index, i => time.Seconds[i] > 0 ? time.Seconds[i] - time.Expected(i) : double.NaN);
        return shifts;
    }

    private void Add(List<NamedShift> shifts, string name, int index, Func<int, double> residual)
    {
        var residuals = Enumerable.Range(0, contacts.Count).Select(residual).ToArray();
        var began = Enumerable.Range(0, contacts.Count).Where(i => pressed.Holds[index][i]).Min(contacts.OpenedAt);
        var first = Enumerable.Range(0, contacts.Count).Where(i => pressed.Earlier[index][i]).Min(contacts.OpenedAt);
        if (GroupShift.Of(residuals, Places(residuals, index, began, long.MaxValue), contacts.Customer, options.Level) is not { } shift)
            return;

        // Before it began nothing had changed: its halves, as if the target had begun between them.
        var earlier = GroupShift.Of(residuals, Places(residuals, index, first + ((began - first) / 2), began), contacts.Customer, options.Level);
        var total = Enumerable.Range(0, contacts.Count).Count(i => period[i] == 1 && pressed.Holds[index][i] && !double.IsNaN(residuals[i]));
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

    /// <summary>Others are contacts under no target that is told from its before; contacts opened from an end on are not looked at.</summary>
    private sbyte[] Places(double[] residuals, int index, long from, long end)
    {
        var places = new sbyte[residuals.Length];
        for (var i = 0; i < places.Length; i++)
        {
            var at = contacts.OpenedAt(i);
            var isGroup = pressed.Holds[index][i] || pressed.Earlier[index][i];
            var since = at >= from ? 1 : 0;
            places[i] = (sbyte)(double.IsNaN(residuals[i]) || at >= end || period[i] == 2 ? -1 : isGroup ? since : pressed.Of[i] ? -1 : 2 + since);
        }

        return places;
    }

    private TargetMoney? Money(List<NamedShift> shifts, (LedgerContrast Contrast, TreatedEffect Effect, int[] Rows)[] bands)
    {
        if (prices.HandlingPerHour is not { } hour || prices.Of(prices.ValueOutcome) is not { } each)
            return null;
        if (shifts.Find(shift => shift.Name == prices.ValueOutcome) is { Shift: { } lost } value
            && shifts.Find(shift => shift.Name == options.Outputs.Handle) is { Shift: { } seconds } handle)
        {
            // Both move with the same customers, so the net's interval is of both together.
            var net = lost.Influence.Select((of, i) => -(seconds.Influence[i] * handle.Total * hour / 3600) - (of * value.Total * each)).ToArray();
            var error = ClusteredError.OfSum(net, contacts.Customer);
            return InMoney(MoneyBasis.BeforeAfter, Times(seconds.Difference, -handle.Total / 3600.0), Times(lost.Difference, value.Total), hour, each, error);
        }

        var rushed = Array.Find(bands, band => band.Contrast.Name == "rushed" && band.Contrast.Outcome == prices.ValueOutcome);
        if (rushed.Contrast is null || time is null)
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
