namespace Predictor.Models.Ledgers;

/// <summary>Bounds for what was not measured (Chernozhukov, Cinelli, Newey, Sharma, Syrgkanis, 2022, "Long story short").</summary>
/// <param name="Robustness">Share of the variation, both of the outcome that is left and of the way of handling, that something unmeasured would have to explain to bring the difference to 0.</param>
/// <param name="RobustnessOfInterval">The same to make the interval hold 0; 0 where it does.</param>
/// <param name="Benchmarks">What something as strong as columns that were measured would do.</param>
public sealed record LedgerSensitivity(double Robustness, double RobustnessOfInterval, IReadOnlyList<SensitivityBenchmark> Benchmarks);
