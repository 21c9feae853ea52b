namespace Predictor.Training.Hosting;

/// <summary>What the environment may set for all commands; an option on the command line comes first.</summary>
internal sealed class CommandSettings
{
    /// <summary>The models folder: <c>PREDICTOR_Models</c>.</summary>
    public string Models { get; set; } = "models";

    /// <summary>How many threads may work, 0 for one a core: <c>PREDICTOR_Threads</c>.</summary>
    public int Threads { get; set; }
}
