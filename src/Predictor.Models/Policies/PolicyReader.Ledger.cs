using System.Text.Json;
using Predictor.Cases.Text;

namespace Predictor.Models.Policies;

/// <summary>What a policy says for the ledger: targets, money, hold-out.</summary>
internal sealed partial class PolicyReader
{
    private OutputTarget ReadTarget(JsonElement target, string place)
    {
        CheckFields(target, place.TrimEnd('.'), "name", "words", "measure", "limit", "column", "level", "from");
        var (column, level) = (Has(target, "column"), Has(target, "level"));
        if (column != level)
        {
            mistakes.Add($"{place}{(column ? "level" : "column")}: expected a text, for {(column ? "column" : "level")} is said; neither means everywhere");
        }

        return new OutputTarget(
            Text(target, place, "name"),
            Text(target, place, "words"),
            Text(target, place, "measure"),
            Above0(target, place, "limit"),
            column ? Text(target, place, "column") : null,
            level ? Text(target, place, "level") : null,
            Has(target, "from") ? Time(target, place, "from") : null);
    }

    private LedgerMoney ReadMoney(JsonElement root)
    {
        if (!root.TryGetProperty("money", out var money))
        {
            return new LedgerMoney();
        }

        CheckFields(money, "money", "handlingPerHour", "replacement", "outcomeCosts");
        var costs = new SortedDictionary<string, double>(StringComparer.Ordinal);
        if (Has(money, "outcomeCosts"))
        {
            var byOutcome = money.GetProperty("outcomeCosts");
            if (byOutcome.ValueKind != JsonValueKind.Object)
            {
                mistakes.Add($"money.outcomeCosts: found {byOutcome.ValueKind}, expected an object, by outcome what one costs");
            }
            else
            {
                foreach (var cost in byOutcome.EnumerateObject())
                {
                    costs[cost.Name] = Number(byOutcome, "money.outcomeCosts.", cost.Name, 0, double.MaxValue);
                }
            }
        }

        return new LedgerMoney
        {
            HandlingPerHour = Has(money, "handlingPerHour") ? Number(money, "money.", "handlingPerHour", 0, double.MaxValue) : null,
            Replacement = Has(money, "replacement") ? Number(money, "money.", "replacement", 0, double.MaxValue) : null,
            OutcomeCosts = costs,
        };
    }

    private HoldOut? ReadHoldOut(JsonElement root)
    {
        if (!root.TryGetProperty("holdOut", out var holdOut))
        {
            return null;
        }

        CheckFields(holdOut, "holdOut", "share", "key");
        var share = Number(holdOut, "holdOut.", "share", 0, HoldOut.LargestShare);
        if (share == 0)
        {
            mistakes.Add("holdOut.share: found 0, expected a number above 0; leave holdOut out to hold nobody out");
        }

        var key = Text(holdOut, "holdOut.", "key");
        if (key.Length is > 0 and < HoldOut.ShortestKey)
        {
            mistakes.Add(FormattableString.Invariant($"holdOut.key: found {key.Length} characters, expected at least {HoldOut.ShortestKey}, drawn at random and kept"));
        }

        return new HoldOut(share, key);
    }

    private double Above0(JsonElement element, string place, string field)
    {
        var number = Number(element, place, field, 0, double.MaxValue);
        if (number == 0)
        {
            mistakes.Add($"{place}{field}: found 0, expected a number above 0");
        }

        return number;
    }

    private DateTimeOffset? Time(JsonElement element, string place, string field)
    {
        var text = Text(element, place, field);
        if (IsoTime.TryParse(text, TimeZoneInfo.Utc, out var time))
        {
            return time;
        }

        if (text.Length > 0)
        {
            mistakes.Add($"{place}{field}: found '{text}', expected {IsoTime.Expected}");
        }

        return null;
    }

    private static bool Has(JsonElement element, string field) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(field, out _);
}
