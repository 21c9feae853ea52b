using Predictor.Training.Sample.Customers;

namespace Predictor.Training.Sample.Process;

/// <summary>Why they come: reasons, and what makes each more likely.</summary>
internal static partial class CausalProcess
{
    /// <summary>The case mix. Complaints are hard and harm nobody by themselves: what they cost comes with the history of who complains.</summary>
    public static readonly Reason[] Reasons =
    [
        new("bill query", Queue.Billing, 9, 440, 0.0, 0.0, 0.0),
        new("bill dispute", Queue.Billing, 5, 600, 0.3, 0.15, 0.15),
        new("estimated bill", Queue.Billing, 4, 480, 0.1, 0.0, 0.1),
        new("refund", Queue.Billing, 3, 540, 0.2, 0.05, 0.1),
        new("payment failed", Queue.Payments, 6, 300, -0.1, 0.0, 0.0),
        new("payment plan", Queue.Payments, 4, 440, 0.0, 0.0, 0.0),
        new("change of payment", Queue.Payments, 5, 240, -0.4, -0.1, -0.1),
        new("meter reading", Queue.Metering, 6, 180, -0.5, -0.15, -0.15),
        new("meter fault", Queue.Metering, 3, 560, 0.3, 0.05, 0.1),
        new("smart meter", Queue.Metering, 4, 520, 0.1, 0.0, 0.0),
        new("outage", Queue.Technical, 4, 780, 0.2, 0.0, 0.1),
        new("voltage", Queue.Technical, 2, 980, 0.4, 0.0, 0.1),
        new("solar inverter", Queue.Technical, 2, 1080, 0.4, 0.0, 0.0),
        new("app and portal", Queue.Technical, 3, 660, 0.1, 0.0, 0.0),
        new("moving in", Queue.Moving, 4, 520, -0.2, -0.3, -0.2),
        new("moving out", Queue.Moving, 3, 460, -0.1, 0.6, 0.0),
        new("renewal offer", Queue.Renewals, 4, 480, 0.0, 0.3, 0.0),
        new("price increase", Queue.Renewals, 4, 520, 0.2, 0.5, 0.3),
        new("tariff change", Queue.Renewals, 3, 400, -0.1, 0.1, 0.0),
        new("service complaint", Queue.Complaints, 2, 860, 0.5, 0.0, 0.2),
        new("bill complaint", Queue.Complaints, 2, 900, 0.6, 0.0, 0.2),
        new("escalation", Queue.Complaints, 1, 1100, 0.8, 0.0, 0.3),
        new("business billing", Queue.Business, 3, 640, 0.1, 0.05, 0.0),
        new("business supply", Queue.Business, 2, 820, 0.2, 0.0, 0.0),
        new("business contract", Queue.Business, 2, 700, 0.1, 0.2, 0.0),
    ];

    // Factors on the weights of reasons.
    public const double BusinessOnItsQueue = 6;
    public const double PaymentsUnlessDirectDebit = 1.8;
    public const double TechnicalOnSolar = 3;
    public const double MovingWhenNew = 3;
    public const double RenewalsNearContractEnd = 4;
    public const double ComplaintsPerUnresolved = 1.6;
    public const double ComplaintsPerContact30 = 0.5;

    /// <summary>Weights of the reasons of a contact that is not a repeat about the same.</summary>
    public static void WeighReasons(Customer customer, in Past past, long at, Span<double> weights)
    {
        for (var i = 0; i < Reasons.Length; i++)
        {
            weights[i] = Reasons[i].Weight * QueueFactor(Reasons[i].Queue, customer, past, at);
        }
    }

    private static double QueueFactor(Queue queue, Customer customer, in Past past, long at) => queue switch
    {
        Queue.Business => customer.Product == Product.Business ? BusinessOnItsQueue : 0,
        Queue.Payments => customer.Payment == Payment.DirectDebit ? 1 : PaymentsUnlessDirectDebit,
        Queue.Technical => customer.Product == Product.Solar ? TechnicalOnSolar : 1,
        Queue.Moving => at - customer.JoinedAt < 90L * Timeline.Day ? MovingWhenNew : 1,
        Queue.Renewals => IsContractEndNear(customer, at) ? RenewalsNearContractEnd : 1,
        Queue.Complaints => 1 + (ComplaintsPerUnresolved * Math.Min(3, past.Unresolved90)) + (ComplaintsPerContact30 * Math.Min(4, past.Contacts30)),
        _ => 1,
    };
}
