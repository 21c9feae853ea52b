namespace Predictor.Ledger.Contrasts;

/// <summary>One way of handling and the other.</summary>
/// <param name="Name">Of the way.</param>
/// <param name="Words">Of it.</param>
/// <param name="Against">Of the other way.</param>
/// <param name="Of">By contact: true: handled so, false: the other way, null: neither.</param>
internal sealed record HandlingWay(string Name, string Words, string Against, Func<int, bool?> Of);
