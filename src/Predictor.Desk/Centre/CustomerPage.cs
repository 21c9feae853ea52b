namespace Predictor.Desk.Centre;

/// <summary>Some lines of the customers list.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Pages">At least 1.</param>
/// <param name="First">Position of its first line in the whole list, from 0.</param>
/// <param name="Customers">The lines.</param>
public sealed record CustomerPage(int Number, int Pages, int First, IReadOnlyList<OpenCustomer> Customers);
