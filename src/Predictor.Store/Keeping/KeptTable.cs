namespace Predictor.Store.Keeping;

/// <summary>A table of the store that holds what was told or answered of customers.</summary>
/// <param name="Name">In the database.</param>
/// <param name="OfCustomer">Which of its rows are a customer's: a condition on <c>$1</c>, the customer's id.</param>
/// <param name="Kept">How long its rows are kept.</param>
/// <param name="Old">Which of its rows are older than a time: a condition on <c>$1</c>, epoch milliseconds.</param>
internal sealed record KeptTable(string Name, string OfCustomer, KeptFor Kept, string Old)
{
    private const string CasesOfCustomer = "(SELECT case_id FROM interaction WHERE customer_id = $1)";

    /// <summary>All of them, each before those that its conditions look into.</summary>
    public static IReadOnlyList<KeptTable> All { get; } =
    [
        new(
            "outcome",
            $"""
            subject = 2 AND subject_id = $1 OR subject = 1 AND subject_id IN {CasesOfCustomer}
              OR subject = 0 AND subject_id IN (SELECT prediction_id FROM prediction WHERE customer_id = $1 OR case_id IN {CasesOfCustomer})
            """,
            KeptFor.Interactions,
            "at < $1 / 1000"),
        new("desk_event", $"customer_id = $1 OR case_id IN {CasesOfCustomer}", KeptFor.Interactions, "at_ms < $1"),
        new("desk_seen", $"customer_id = $1 OR case_id IN {CasesOfCustomer}", KeptFor.Interactions, "at_ms < $1"),
        new("desk_left_out", $"customer_id = $1 OR case_id IN {CasesOfCustomer}", KeptFor.Interactions, "at_ms < $1"),
        new("desk_line", $"customer_id = $1 OR case_id IN {CasesOfCustomer}", KeptFor.Interactions, "ended_ms < $1"),
        new("case_action", $"customer_id = $1 OR case_id IN {CasesOfCustomer}", KeptFor.Interactions, "at < $1 / 1000 OR at IS NULL AND updated_at_ms < $1"),
        new("platform_event", $"case_id IN {CasesOfCustomer}", KeptFor.PlatformEvents, "at_ms < $1"),
        new("survey", $"case_id IN {CasesOfCustomer}", KeptFor.Interactions, "answered_at < $1 / 1000"),
        new("prediction", $"customer_id = $1 OR case_id IN {CasesOfCustomer}", KeptFor.Predictions, "received_at_ms < $1"),
        new("interaction", "customer_id = $1", KeptFor.Interactions, "opened_at < $1 / 1000"),
        new(
            "customer",
            "customer_id = $1",
            KeptFor.Interactions,
            "left_at < $1 / 1000 AND NOT EXISTS (SELECT 1 FROM interaction WHERE interaction.customer_id = customer.customer_id)"),
    ];

    /// <summary>Who did what: it ages, and holds nothing of a customer.</summary>
    public static KeptTable Audit { get; } = new("audit", "1 = 0", KeptFor.Audit, "at_ms < $1");
}
