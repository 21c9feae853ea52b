using System.Globalization;
using Predictor.Boosting;

namespace Predictor.Training.Output;

/// <summary>Trees grown so far as the steps of a stage.</summary>
internal sealed class GrowingProgress(IStage stage) : IProgress<TreeGrown>
{
    public void Report(TreeGrown value) => stage.Advance(
        value.Trees,
        double.IsNaN(value.ValidationLogLoss) ? null : string.Create(CultureInfo.InvariantCulture, $"log loss {value.ValidationLogLoss:0.00000}"));
}
