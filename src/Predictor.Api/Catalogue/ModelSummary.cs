namespace Predictor.Api.Catalogue;

/// <summary>One model.</summary>
/// <param name="Name">In the path of its scores.</param>
/// <param name="IsDefault">Whether it answers where the path names none.</param>
/// <param name="Version">That answers now; null while none does.</param>
/// <param name="Versions">All there are.</param>
/// <param name="Problem">Why the newest live version is not the one answering; null when all is well.</param>
internal sealed record ModelSummary(string Name, bool IsDefault, int? Version, IReadOnlyList<int> Versions, string? Problem);
