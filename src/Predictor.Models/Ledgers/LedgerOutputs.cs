namespace Predictor.Models.Ledgers;

/// <summary>What a centre counts of a group; null: no such column, or no cell.</summary>
/// <param name="HandleSeconds">Mean.</param>
/// <param name="AgainstExpected">Geometric mean of handle time over what such cases take, less 1: -0.24.</param>
/// <param name="Within">Share of the contacts under a target that meet it; null where no target holds.</param>
/// <param name="Transferred">Share.</param>
/// <param name="WaitSeconds">Mean.</param>
/// <param name="Resolved">Share.</param>
/// <param name="Hours">Of handling.</param>
/// <param name="HoursSaved">Against what such cases take.</param>
/// <param name="Cost">Money spent handling.</param>
public sealed record LedgerOutputs(
    double? HandleSeconds,
    double? AgainstExpected,
    double? Within,
    double? Transferred,
    double? WaitSeconds,
    double? Resolved,
    double? Hours,
    double? HoursSaved,
    double? Cost);
