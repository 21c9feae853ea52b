namespace Predictor.Training.Pipeline;

/// <summary>A column that tells the labels apart so well that somebody should know.</summary>
/// <param name="Auc">Of the column alone.</param>
/// <param name="Words">The column and its AUC, in words.</param>
internal sealed record LeakFinding(double Auc, string Words)
{
    /// <summary>Whether it is refused, not only named.</summary>
    public bool IsRefused => Auc > LeakGuard.Limit;
}
