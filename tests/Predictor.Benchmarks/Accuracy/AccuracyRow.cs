namespace Predictor.Benchmarks.Accuracy;

/// <summary>One learner on one set.</summary>
/// <param name="Set">Its name.</param>
/// <param name="Learner">Its name.</param>
/// <param name="Auc">On the test rows.</param>
/// <param name="LogLoss">On the test rows.</param>
/// <param name="AucZ">Our AUC less its own, in standard errors of the paired difference; above 0: ours is better. 0 for ourselves.</param>
/// <param name="LogLossZ">Its log loss less ours, likewise; above 0: ours is better.</param>
internal sealed record AccuracyRow(string Set, string Learner, double Auc, double LogLoss, double AucZ, double LogLossZ);
