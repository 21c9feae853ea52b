namespace Predictor.Training.Importing;

/// <summary>Whether an imported forest's probabilities are fitted to the calibration slice.</summary>
internal enum Calibrating
{
    /// <summary>Unless those rows look as if they had grown the trees; then the margin's own sigmoid stands.</summary>
    Auto,

    /// <summary>Whatever they look like.</summary>
    Always,

    /// <summary>The margin's own sigmoid stands.</summary>
    Never,
}
