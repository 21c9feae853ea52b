namespace Predictor.Store.History;

/// <summary>Which rows of which table are events of one kind.</summary>
/// <param name="Table">File name within the data folder: "interactions.csv".</param>
/// <param name="Fields">By field of the event view ("case_id", "customer_id", "at", "handle_seconds" ...).</param>
public sealed record EventSource(string Table, IReadOnlyDictionary<string, FieldSource> Fields);
