using System.Globalization;
using Predictor.Evaluation;
using Predictor.Models.Ledgers;
using Predictor.Training.Reporting.Words;

namespace Predictor.Training.Ledgers;

/// <summary>The sentences of a brief; every one comes from a figure of the ledger.</summary>
internal sealed class BriefWords(LedgerSnapshot ledger)
{
    private const int MostCells = 3;
    private const int MostContrasts = 4;

    /// <summary>Comparisons of which one stands out by chance more often than not.</summary>
    private const int Several = 7;

    /// <summary>The outcome that money is counted for, else the first that is no output.</summary>
    public LedgerOutcome? Lead => ledger.Outcomes.FirstOrDefault(each => each.Name == ledger.Prices.ValueOutcome) ?? ledger.Outcomes.FirstOrDefault(each => !each.IsOutput);

    /// <summary>The target that costs most; null: none is named, or of none anything is known.</summary>
    public LedgerTarget? Costliest => ledger.Targets.OrderBy(target => target.Money?.Net.Value ?? double.MaxValue).ThenByDescending(target => target.Verdict == LedgerVerdict.More).FirstOrDefault();

    /// <summary>The cells that cost most, else those that stand out most.</summary>
    public IReadOnlyList<LedgerCell> Cells => [.. ledger.Cells.Where(cell => cell.GreenOutside).Concat(ledger.Cells.Where(cell => !cell.GreenOutside)).Take(MostCells)];

    public string Headline
    {
        get
        {
            if (Costliest is { } target)
                return $"{target.Sentence}{Doubt(target)}";
            var (green, red) = (ledger.Cells.Count(cell => cell.GreenOutside), ledger.Cells.Count(cell => !cell.GreenOutside));
            if (green + red > 0)
                return $"Of {Shown.Count(Looked, "comparison", "comparisons")} of groups, {Shown.Count(green)} {(green == 1 ? "is" : "are")} good on what is counted and bad on what comes of it, and {Shown.Count(red)} the other way round.";
            return Looked == 0
                ? "Of no group enough is known to set what the centre counts beside what comes of it."
                : $"Of {Shown.Count(Looked, "comparison", "comparisons")} of groups, none is both good on what the centre counts and bad on what comes of it, beyond what chance would show.";
        }
    }

    public string Scope
    {
        get
        {
            var (from, to) = (ledger.Period.From, ledger.Period.To);
            var when = (from, to) switch
            {
                (null, null) => $"All contacts up to {ledger.Date}",
                (null, { } end) => $"Contacts before {Day(end)}",
                ({ } start, null) => $"Contacts from {Day(start)}",
                ({ } start, { } end) => $"Contacts from {Day(start)} to before {Day(end)}",
            };
            return $"{when}: {Shown.Count(ledger.Contacts)} contacts of {Shown.Count(ledger.Customers)} customers; outcomes as seen by {ledger.Date}. Intervals are {ledger.Level:0%}.";
        }
    }

    /// <summary>What is known, and how surely.</summary>
    public IEnumerable<string> Known()
    {
        foreach (var target in ledger.Targets)
        {
            if (target != Costliest)
                yield return target.Sentence;
            if (target != Costliest && target.Verdict != LedgerVerdict.More)
                continue;
            foreach (var shift in target.BeforeAfter.Where(shift => shift.Outcome == Lead?.Name))
            {
                yield return double.IsNaN(shift.Earlier.Value)
                    ? $"{Sentence(target.Level ?? target.Name)}, before and after: {Points(shift.Difference)} points a contact, over {Shown.Count(shift.After)} contacts since it began and {Shown.Count(shift.Before)} before."
                    : $"{Sentence(target.Level ?? target.Name)}, before and after: {Points(shift.Difference)} points a contact, over {Shown.Count(shift.After)} contacts since it began and {Shown.Count(shift.Before)} before. Between the halves of the time before, when nothing had begun, it was {Points(shift.Earlier)}{(shift.Earlier.Low <= 0 && shift.Earlier.High >= 0 ? ", which holds 0 as it should." : ": it was moving already, so the comparison is in doubt.")}";
            }

            if (target.Bunching is { Excess: { Low: > 0 } excess })
                yield return $"{Shown.Percent(excess.Value)} of the contacts ({Shown.RateInterval(excess)}) are piled up just inside the limit of {target.Limit.ToString("0.##", CultureInfo.InvariantCulture)}: they were made to fit it.";
        }

        foreach (var contrast in ledger.Handling.Where(each => each.Outcome == Lead?.Name).OrderByDescending(each => Math.Abs(each.Difference.Value) * each.Contacts).Take(MostContrasts))
        {
            var against = $"over {Shown.Count(contrast.Contacts)} contacts, against contacts alike, {contrast.Against}";
            yield return contrast.Difference.Low > 0 || contrast.Difference.High < 0
                ? $"{Sentence(contrast.Words)}: {Points(contrast.Difference)} points {against}. Something unmeasured explains it all only by {Shown.Percent(contrast.Sensitivity.Robustness)} of what is left of both{Benchmark(contrast)}."
                : $"{Sentence(contrast.Words)}: no difference is shown, {Points(contrast.Difference)} points {against}.";
        }

        var outcomes = ledger.Outcomes.Where(each => !each.IsOutput).ToArray();
        if (outcomes.Length > 0)
        {
            var met = outcomes.Select(each => $"{each.Words}, {Shown.Count(each.Events)}{(each.Coverage < 0.95 ? $" (known of {Shown.Percent(each.Coverage)} of the contacts alone)" : "")}");
            var told = outcomes.Select(each => each.Auc.ToString("0.00", CultureInfo.InvariantCulture));
            yield return $"Customers who met it, each counted once: {string.Join("; ", met)}. What was known at arrival tells who, with an AUC of {string.Join(", ", told)} (0.5 would be nothing).";
        }
    }

    /// <summary>Where the value outcome was moving before the target began, the first line says so: what follows rests on before and after.</summary>
    private string Doubt(LedgerTarget target) =>
        target.Money?.Basis == MoneyBasis.BeforeAfter && target.BeforeAfter.FirstOrDefault(shift => shift.Outcome == Lead?.Name)?.Earlier is { } earlier && (earlier.Low > 0 || earlier.High < 0)
            ? " It was moving before the target began, so this is in doubt."
            : "";

    private static string Benchmark(LedgerContrast contrast) => contrast.Sensitivity.Benchmarks.MaxBy(each => each.Bias) is { Bias: > 0 } strongest
        ? $"; as strong as {strongest.Columns}, it moves it by {Shown.Points(strongest.Bias)}"
        : "";

    public IEnumerable<string> NotShown()
    {
        yield return "Nobody drew by lot who was handled how, or who worked under a target. “Goes with” is all that is claimed; cases may differ in what nobody wrote down.";
        yield return Looked < Several
            ? $"{Shown.Count(Looked, "comparison of a group was", "comparisons of groups were")} made: that none or one stands out says little."
            : $"{Shown.Count(Looked)} comparisons of groups were made. If none differed, about {Shown.Count((long)Math.Round(Looked * (1 - ledger.Level)))} would stand out by their own interval; drawing each towards the others takes most of that away, not all.";
        foreach (var grouping in ledger.Groupings.Where(each => each.ToldBy.Count > 0))
        {
            yield return $"{Sentence(grouping.Label)} cannot be told from {string.Join(", ", grouping.ToldBy)}, each of which says it nearly outright: of what is its own only what changed when a target began shows here.";
        }

        if (Lead is { Auc: < 0.6 })
            yield return "What is known at arrival says little of who meets the outcome, so that differences between the cases of two groups are only partly taken out.";
        yield return ledger.Acting.Sentence;
        if (ledger.BackTest is null)
            yield return "Nothing that was said beforehand is held against what came: no recorded answers came with the data, or of nobody is it on record when it came.";
        foreach (var note in ledger.Notes)
        {
            yield return note;
        }
    }

    public IEnumerable<string> Next()
    {
        foreach (var target in ledger.Targets.Where(target => target.Verdict == LedgerVerdict.More).Take(2))
        {
            yield return $"Lift the target {target.Words}{(target.Level is null ? "" : $" in {target.Level}")} for half of the teams, drawn by lot, for as long as the outcome takes to show; then its effect is known and not only what goes with it.";
        }

        if (Cells is [{ GreenOutside: true } cell, ..])
            yield return $"Read the {Shown.Count(cell.Cases.Count)} cases named behind {Heading(cell)}, the latest first: {string.Join(", ", cell.Cases.Take(5))}.";
        if (ledger.Acting.Effects.Count == 0)
            yield return "Hold out a tenth of those to be acted on at random (holdOut in the policy), so that the next brief can say whether acting helps.";
        if (ledger.Prices is { HandlingPerHour: null } or { CustomerValue: null })
            yield return "Write into the policy what an hour of handling costs and what a customer is worth: then the next brief is in money.";
    }

    public string Money(double amount) => $"{(amount < 0 ? "−" : "")}{ledger.Prices.Currency} {Math.Round(Math.Abs(amount)).ToString("N0", CultureInfo.InvariantCulture)}";

    public string MoneySpan(Estimate of) => $"{Money(of.Low)} to {Money(of.High)}";

    public string Heading(LedgerCell cell) => $"{LabelOf(cell.Column)} {cell.Level}";

    public static string Points(Estimate of) => $"{Shown.SignedPoints(of.Value)} ({Shown.SignedPoints(of.Low)} to {Shown.SignedPoints(of.High)})";

    public static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>Groups and outcomes of which something could be said.</summary>
    private int Looked => ledger.Groupings.Where(each => !each.NamesPeople)
        .Sum(each => each.Lines.Sum(line => line.Outcomes.Count(of => of.Verdict != LedgerVerdict.TooFew && ledger.Outcomes.Any(outcome => outcome.Name == of.Outcome && !outcome.IsOutput))));

    private string LabelOf(string column) => ledger.Groupings.First(each => each.Column == column).Label.ToLowerInvariant();

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
