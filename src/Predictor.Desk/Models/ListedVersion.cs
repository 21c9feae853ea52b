using Predictor.Models.Registry;

namespace Predictor.Desk.Models;

/// <summary>A version in the list.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Summary">Null: it cannot be read.</param>
/// <param name="Problem">Why it cannot be read.</param>
/// <param name="State">What it is to the service.</param>
/// <param name="Since">When it last began to answer, or to score in the shadow; null: it never did.</param>
public sealed record ListedVersion(int Version, VersionSummary? Summary, string? Problem, VersionState State, DateTimeOffset? Since);
