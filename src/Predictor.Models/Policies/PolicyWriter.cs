using System.Text.Json.Nodes;
using Predictor.Models.Bundles;

namespace Predictor.Models.Policies;

/// <summary>A policy of the newest format as JSON; what it does not say is not written.</summary>
internal static class PolicyWriter
{
    public static byte[] Write(Policy policy)
    {
        var root = new JsonObject
        {
            ["format"] = Policy.Format,
            ["version"] = policy.Version,
            ["currency"] = policy.Currency,
            ["customerValue"] = policy.CustomerValue,
            ["valueOutcome"] = policy.ValueOutcome,
            ["bands"] = Node(policy.Bands),
            ["actions"] = Node(policy.Actions),
            ["targets"] = new JsonArray([.. policy.Targets.Select(Target)]),
            ["money"] = Money(policy.Money),
        };
        if (policy.HoldOut is { } holdOut)
        {
            root["holdOut"] = new JsonObject { ["share"] = holdOut.Share, ["key"] = holdOut.Key };
        }

        return ManifestJson.Write(root);
    }

    private static JsonNode? Target(OutputTarget target)
    {
        var node = new JsonObject { ["name"] = target.Name, ["words"] = target.Words, ["measure"] = target.Measure, ["limit"] = target.Limit };
        if (target is { Column: { } column, Level: { } level })
        {
            (node["column"], node["level"]) = (column, level);
        }

        if (target.From is { } from)
        {
            node["from"] = from;
        }

        return node;
    }

    private static JsonObject Money(LedgerMoney money)
    {
        var node = new JsonObject();
        if (money.HandlingPerHour is { } hour)
        {
            node["handlingPerHour"] = hour;
        }

        if (money.Replacement is { } replacement)
        {
            node["replacement"] = replacement;
        }

        if (money.OutcomeCosts.Count > 0)
        {
            node["outcomeCosts"] = Node(money.OutcomeCosts);
        }

        return node;
    }

    private static JsonNode? Node<T>(T value) => System.Text.Json.JsonSerializer.SerializeToNode(value, ManifestJson.Options);
}
