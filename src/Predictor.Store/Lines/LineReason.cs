namespace Predictor.Store.Lines;

/// <summary>Why a line stands.</summary>
/// <param name="Code">The column.</param>
/// <param name="Words">"3 repeat contacts in 30 days".</param>
public sealed record LineReason(string Code, string Words);
