using Predictor.Training.Output;
using Predictor.Training.Pipeline;

namespace Predictor.Training.Reading;

/// <summary>Reads what is learned from, as a stage, and says what could not be used.</summary>
internal static class CaseReading
{
    public static TrainingCases Read(CaseSource source, CommandConsole console, IStages stages, CancellationToken cancellation)
    {
        using var reading = stages.Begin("reading cases");
        var cases = source.Read(cancellation);
        reading.Advance(1, cases.About);
        CellProblemWords.Say(console, [.. cases.Table.Problems, .. cases.Test?.Problems ?? []], cases.Notes);
        return cases;
    }
}
