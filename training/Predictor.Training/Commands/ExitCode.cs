namespace Predictor.Training.Commands;

/// <summary>What the process returns.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The data or the model is at fault; standard error says which and how.</summary>
    public const int AtFault = 1;

    /// <summary>The command was not understood.</summary>
    public const int Usage = 2;

    /// <summary>Ctrl-C, as shells count it (128 + SIGINT); nothing is left half-written.</summary>
    public const int Cancelled = 130;
}
