using Predictor.Training.Sample.Customers;
using Predictor.Training.Sample.Process;

namespace Predictor.Training.Sample.Tables;

/// <summary>Levels as the export spells them.</summary>
internal static class Levels
{
    private static readonly string[] Products = ["electricity", "gas", "dual fuel", "solar", "business"];
    private static readonly string[] Tariffs = ["fixed", "variable", "green", "saver"];
    private static readonly string[] Payments = ["direct debit", "invoice", "card", "prepayment"];
    private static readonly string[] Channels = ["phone", "chat", "email", "web"];
    private static readonly string[] Queues = ["billing", "payments", "metering", "technical", "moving", "renewals", "complaints", "business"];

    public static string Of(Product product) => Products[(int)product];

    public static string Of(Tariff tariff) => Tariffs[(int)tariff];

    public static string Of(Payment payment) => Payments[(int)payment];

    public static string Of(Channel channel) => Channels[(int)channel];

    public static string Of(Queue queue) => Queues[(int)queue];
}
