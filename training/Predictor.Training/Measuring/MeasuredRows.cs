namespace Predictor.Training.Measuring;

/// <summary>Which labelled rows a model is held against.</summary>
internal enum MeasuredRows
{
    /// <summary>All of them; where the model may have learned from some, that is said.</summary>
    All,

    /// <summary>Only those that the model cannot have learned from.</summary>
    Test,
}
