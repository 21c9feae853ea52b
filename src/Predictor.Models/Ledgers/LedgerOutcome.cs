using Predictor.Cases;
using Predictor.Evaluation;

namespace Predictor.Models.Ledgers;

/// <summary>One outcome as the ledger counts it.</summary>
/// <param name="Name">In the schema.</param>
/// <param name="Words">After "the customer".</param>
/// <param name="Heading">For a table.</param>
/// <param name="IsOutput">Counted by the centre, not lived on by the company.</param>
/// <param name="Moment">From which it is looked forward.</param>
/// <param name="HorizonDays">How far.</param>
/// <param name="Attribution">At which of a customer's contacts it counts.</param>
/// <param name="Contacts">Of the period with a mature label that count.</param>
/// <param name="Customers">Behind them.</param>
/// <param name="Events">Customers who met it, each once.</param>
/// <param name="Coverage">Share of the period's mature contacts that have a label: below 1 for a survey.</param>
/// <param name="Learned">Contacts that the expectation was learned from.</param>
/// <param name="Auc">Of the expectation on contacts whose customers taught nothing about themselves.</param>
/// <param name="ClosureLessArrival">Mean of what was expected at closure less at arrival: near 0, or one of the two is off. Not summed into anything.</param>
public sealed record LedgerOutcome(
    string Name,
    string Words,
    string Heading,
    bool IsOutput,
    Moment Moment,
    double? HorizonDays,
    Attribution Attribution,
    int Contacts,
    int Customers,
    int Events,
    double Coverage,
    int Learned,
    double Auc,
    Estimate? ClosureLessArrival);
