using System.Text.Json;

namespace Predictor.Models.Policies;

/// <summary>A policy out of JSON, by hand, so that all of its mistakes come together and each names its place.</summary>
internal sealed partial class PolicyReader(List<string> mistakes, bool hasLedger)
{
    public Policy Read(JsonElement root)
    {
        string[] known = ["format", "version", "currency", "customerValue", "valueOutcome", "bands", "actions"];
        CheckFields(root, "policy", hasLedger ? [.. known, "targets", "money", "holdOut"] : known);
        var policy = new Policy
        {
            Version = (int)Number(root, "", "version", 1, int.MaxValue, whole: true),
            Currency = root.TryGetProperty("currency", out _) ? Text(root, "", "currency") : "EUR",
            CustomerValue = Number(root, "", "customerValue", 0, double.MaxValue),
            ValueOutcome = Text(root, "", "valueOutcome"),
            Bands = [.. Items(root, "bands", required: true).Select((band, i) => ReadBand(band, $"bands[{i}]."))],
            Actions = [.. Items(root, "actions", required: false).Select((action, i) => ReadAction(action, $"actions[{i}]."))],
            Targets = hasLedger ? [.. Items(root, "targets", required: false).Select((target, i) => ReadTarget(target, $"targets[{i}]."))] : [],
            Money = hasLedger ? ReadMoney(root) : new LedgerMoney(),
            HoldOut = hasLedger ? ReadHoldOut(root) : null,
        };
        if (policy.Currency.Length != 3 || !policy.Currency.All(char.IsAsciiLetterUpper))
        {
            mistakes.Add($"currency: found '{policy.Currency}', expected an ISO 4217 code such as EUR");
        }

        CheckNames("bands", policy.Bands.Select(band => band.Name));
        CheckNames("actions", policy.Actions.Select(action => action.Name));
        CheckNames("targets", policy.Targets.Select(target => target.Name));
        CheckThresholds(policy.Bands);
        return policy;
    }

    private Band ReadBand(JsonElement band, string place)
    {
        CheckFields(band, place.TrimEnd('.'), "name", "words", "from");
        var from = new SortedDictionary<string, double>(StringComparer.Ordinal);
        if (band.ValueKind == JsonValueKind.Object && band.TryGetProperty("from", out var thresholds) && thresholds.ValueKind == JsonValueKind.Object)
        {
            foreach (var threshold in thresholds.EnumerateObject())
            {
                from[threshold.Name] = Number(thresholds, $"{place}from.", threshold.Name, 0, 1);
            }
        }
        else
        {
            mistakes.Add($"{place}from: expected an object, by outcome the lowest probability of the band");
        }

        return new Band(Text(band, place, "name"), Text(band, place, "words"), from);
    }

    private SuggestedAction ReadAction(JsonElement action, string place)
    {
        CheckFields(action, place.TrimEnd('.'), "name", "words", "cost", "offerCost", "acceptance", "minutes");
        return new SuggestedAction(
            Text(action, place, "name"),
            Text(action, place, "words"),
            Number(action, place, "cost", 0, double.MaxValue),
            Number(action, place, "offerCost", 0, double.MaxValue),
            Number(action, place, "acceptance", 0, 1),
            Number(action, place, "minutes", 0, double.MaxValue));
    }

    /// <summary>Every outcome that any band names finds a threshold in each band, falling from band to band, and 0 in the last.</summary>
    private void CheckThresholds(IReadOnlyList<Band> bands)
    {
        if (bands.Count == 0)
        {
            mistakes.Add("bands: expected one at least, highest first");
        }

        foreach (var outcome in bands.SelectMany(band => band.From.Keys).Distinct().Order(StringComparer.Ordinal))
        {
            var above = double.PositiveInfinity;
            for (var i = 0; i < bands.Count; i++)
            {
                if (BandThresholds.Find(bands[i], outcome) is not { } from)
                {
                    mistakes.Add($"bands[{i}].from: says nothing of {outcome}, which another band names; expected a threshold for it or for \"*\"");
                    continue;
                }

                if (from >= above)
                {
                    mistakes.Add(FormattableString.Invariant($"bands[{i}].from: {from} for {outcome} is not below the band before, {above}"));
                }

                if (i == bands.Count - 1 && from != 0)
                {
                    mistakes.Add(FormattableString.Invariant($"bands[{i}].from: {from} for {outcome}, expected 0 in the last band"));
                }

                above = from;
            }
        }
    }

    private void CheckNames(string list, IEnumerable<string> names)
    {
        foreach (var twice in names.Where(name => name.Length > 0).GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            mistakes.Add($"{list}: the name '{twice.Key}' is there {twice.Count()} times");
        }
    }

    private void CheckFields(JsonElement element, string place, params ReadOnlySpan<string> known)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            mistakes.Add($"{place}: found {element.ValueKind}, expected an object");
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in element.EnumerateObject())
        {
            if (!known.Contains(field.Name))
            {
                mistakes.Add($"{place}: unknown field '{field.Name}', expected {string.Join(", ", known!)}");
            }
            else if (!seen.Add(field.Name))
            {
                mistakes.Add($"{place}: field '{field.Name}' is there twice");
            }
        }
    }

    private JsonElement[] Items(JsonElement root, string list, bool required)
    {
        if (root.TryGetProperty(list, out var items) && items.ValueKind == JsonValueKind.Array)
        {
            return [.. items.EnumerateArray()];
        }

        if (required || items.ValueKind != JsonValueKind.Undefined)
        {
            mistakes.Add($"{list}: expected a list");
        }

        return [];
    }

    private string Text(JsonElement element, string place, string field)
    {
        if (element.ValueKind == JsonValueKind.Object
            && element.TryGetProperty(field, out var value)
            && value.ValueKind == JsonValueKind.String
            && value.GetString() is { } text
            && !string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        mistakes.Add($"{place}{field}: expected a text that is not empty");
        return "";
    }

    private double Number(JsonElement element, string place, string field, double least, double most, bool whole = false)
    {
        var found = "nothing";
        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty(field, out var value))
        {
            if (value.ValueKind == JsonValueKind.Number && value.GetDouble() is var number
                && number >= least && number <= most && (!whole || number == Math.Floor(number)))
            {
                return number;
            }

            found = value.GetRawText();
        }

        var kind = whole ? "a whole number" : "a number";
        var range = most < int.MaxValue ? $"from {least} to {most}" : $"of {least} or more";
        mistakes.Add(FormattableString.Invariant($"{place}{field}: found {found}, expected {kind} {range}"));
        return least;
    }
}
