using System.Globalization;
using Predictor.Charts;
using Predictor.Desk.Words;
using Predictor.Evaluation;
using Predictor.Models.Ledgers;

namespace Predictor.Desk.Ledger;

/// <summary>A ledger's figures in words.</summary>
internal static class LedgerWords
{
    public static LedgerOutcome? Lead(LedgerSnapshot ledger) =>
        ledger.Outcomes.FirstOrDefault(each => each.Name == ledger.Prices.ValueOutcome) ?? ledger.Outcomes.FirstOrDefault(each => !each.IsOutput);

    /// <summary>The target that costs most; null: there is none.</summary>
    public static LedgerTarget? Costliest(LedgerSnapshot ledger) => ledger.Targets.OrderBy(target => target.Money?.Net.Value ?? double.MaxValue).FirstOrDefault();

    /// <summary>By which the picture is drawn and that is open at first: the costliest target's column, else that of the first disagreement, else the first.</summary>
    public static LedgerGrouping? First(LedgerSnapshot ledger)
    {
        var shown = ledger.Groupings.Where(each => !each.NamesPeople).ToArray();
        string?[] columns = [Costliest(ledger)?.Column, ledger.Cells is [var cell, ..] ? cell.Column : null];
        return columns.Select(column => shown.FirstOrDefault(each => each.Column == column)).FirstOrDefault(each => each is not null) ?? shown.FirstOrDefault();
    }

    /// <summary>What a group is good and bad at, in short; the snapshot's own sentence where it has no handle time.</summary>
    public static string Short(LedgerSnapshot ledger, LedgerCell cell)
    {
        if (cell.AgainstExpected is not { } against || ledger.Outcomes.FirstOrDefault(each => each.Name == cell.Outcome) is not { } outcome)
            return cell.Evidence;
        var time = DeskText.Of(against < 0 ? "ledger.shorter" : "ledger.longer", Figures.Percent(Math.Abs(against)));
        var excess = DeskText.Counted(cell.Excess.Value >= 0 ? "ledger.cellMore" : "ledger.cellFewer", (long)Math.Round(Math.Abs(cell.Excess.Value)));
        return DeskText.Of("ledger.cell", time, outcome.Words, Figures.Ratio(cell.Pooled.Value), Figures.Ratio(cell.Pooled.Low), Figures.Ratio(cell.Pooled.High), excess);
    }

    /// <summary>A measured column or outcome: "Leaves", "Handle seconds".</summary>
    public static string Measured(LedgerSnapshot ledger, string name) =>
        ledger.Outcomes.FirstOrDefault(each => each.Name == name)?.Heading ?? Figures.Sentence(name.Replace('_', ' '));

    public static string Headline(LedgerSnapshot ledger) =>
        (Costliest(ledger) is { } target ? MoneyAsElsewhere(ledger, target) : null)
        ?? (ledger.Cells is [var cell, ..] ? $"{Figures.Sentence(LabelOf(ledger, cell.Column).ToLowerInvariant())} {cell.Level}: {cell.Evidence}" : "No group is good on what is counted and bad on what comes of it, beyond what chance would show.");

    /// <summary>A target's sentence with its money as the page writes it: "€18k" for "EUR 17,920".</summary>
    public static string MoneyAsElsewhere(LedgerSnapshot ledger, LedgerTarget target)
    {
        if (target.Money is not { } money)
            return target.Sentence;
        var currency = ledger.Prices.Currency;
        return new[] { Math.Abs(money.Saved.Value), Math.Abs(money.Loss.Value) }.Aggregate(target.Sentence, (sentence, amount) =>
            sentence.Replace($"{currency} {Math.Round(amount).ToString("#,0", CultureInfo.InvariantCulture)}", Figures.MoneyShort(amount, currency), StringComparison.Ordinal));
    }

    public static string Scope(LedgerSnapshot ledger)
    {
        var when = (ledger.Period.From, ledger.Period.To) switch
        {
            (null, null) => $"All contacts up to {ledger.Date}",
            (null, { } to) => $"Contacts before {Times.Day(to)}",
            ({ } from, null) => $"Contacts from {Times.Day(from)}",
            ({ } from, { } to) => $"Contacts from {Times.Day(from)} to before {Times.Day(to)}",
        };
        return $"{when}: {Figures.Count(ledger.Contacts, "contact", "contacts")}, {Figures.Count(ledger.Customers, "customer", "customers")}, each counted once for an outcome, seen up to {ledger.Date}.";
    }

    /// <summary>How strong something unmeasured would have to be, of the rushed contacts of the costliest target.</summary>
    public static string Robustness(LedgerSnapshot ledger) =>
        Costliest(ledger)?.Bands.FirstOrDefault(band => band.Name == "rushed" && band.Outcome == ledger.Prices.ValueOutcome) is { } rushed
            ? $"“Goes with”, not “causes”: to explain what goes with rushing, something unmeasured would have to account for {Figures.Rate(rushed.Sensitivity.Robustness)} of the variation in both."
            : "“Goes with”, not “causes”.";

    public static string Level(LedgerSnapshot ledger) => $"{100 * ledger.Level:0}%";

    public static string LabelOf(LedgerSnapshot ledger, string column) => ledger.Groupings.FirstOrDefault(each => each.Column == column)?.Label ?? column;

    public static string Heading(LedgerSnapshot ledger, string outcome) => ledger.Outcomes.FirstOrDefault(each => each.Name == outcome)?.Heading ?? outcome;

    public static Comparison Shape(LedgerVerdict verdict) => verdict switch
    {
        LedgerVerdict.More => Comparison.More,
        LedgerVerdict.Fewer => Comparison.Fewer,
        LedgerVerdict.AsExpected => Comparison.AsExpected,
        _ => Comparison.TooFew,
    };

    public static string Verdict(LedgerVerdict verdict) => verdict switch
    {
        LedgerVerdict.More => "more",
        LedgerVerdict.Fewer => "fewer",
        LedgerVerdict.AsExpected => "as expected",
        _ => "too few to say",
    };

    public static string Share(double? share) => share is { } value ? Figures.Percent(value) : "";

    /// <summary>"−24%", "+6%".</summary>
    public static string SignedShare(double? share) => share is { } value ? Sign(value, Math.Abs(100 * value).ToString("0", CultureInfo.InvariantCulture)) + "%" : "";

    public static string Whole(double? value) => value is { } number ? Sign(number, Math.Abs(number).ToString("#,0", CultureInfo.InvariantCulture), plus: false) : "";

    /// <summary>"+2.4 (+1.3 to +3.5)".</summary>
    public static string Points(Estimate of) => $"{Point(of.Value)} ({Point(of.Low)} to {Point(of.High)})";

    public static string Shift(LedgerSnapshot ledger, BeforeAfter shift)
    {
        var isOutcome = ledger.Outcomes.Any(each => each.Name == shift.Outcome);
        string One(Estimate of) => isOutcome ? $"{Points(of)} points" : $"{Whole(of.Value)} s ({Whole(of.Low)} to {Whole(of.High)})";
        return $"{One(shift.Difference)} a contact{(double.IsNaN(shift.Earlier.Value) ? "" : $"; between the halves of the time before {One(shift.Earlier)}")}";
    }

    public static string Amount(double amount, LedgerSnapshot ledger) => Figures.Money(amount, ledger.Prices.Currency);

    public static string SignedMoney(double amount, LedgerSnapshot ledger) => (amount > 0 ? "+" : "") + Figures.MoneyShort(amount, ledger.Prices.Currency);

    private static string Point(double share) => Sign(share, Math.Abs(100 * share).ToString("0.0", CultureInfo.InvariantCulture));

    private static string Sign(double value, string digits, bool plus = true) =>
        !digits.AsSpan().ContainsAnyInRange('1', '9') ? digits : value < 0 ? Figures.Minus + digits : plus ? "+" + digits : digits;
}
