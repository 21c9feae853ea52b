namespace Predictor.Store.History;

/// <summary>What was told directly of one outcome; nothing that was withdrawn.</summary>
internal sealed class ToldOutcomes
{
    /// <summary>By case: what was told of it last, by its own name or by a prediction's that was given for it.</summary>
    public Dictionary<int, ToldOutcome> OfCase { get; } = [];

    /// <summary>By customer, in time order.</summary>
    public Dictionary<int, List<ToldOutcome>> OfCustomer { get; } = [];
}
