namespace Predictor.Training.Output;

/// <summary>The stages of a long command, as a person watches them: bars on a terminal, lines in a log.</summary>
internal interface IStages
{
    /// <summary>Begins a stage; disposing ends it.</summary>
    /// <param name="name">"left at arrival: growing".</param>
    /// <param name="steps">How many steps it has at most.</param>
    IStage Begin(string name, int steps = 1);
}
