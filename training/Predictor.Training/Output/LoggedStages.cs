using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Predictor.Training.Output;

/// <summary>Stages as log lines: one when a stage ends, with its time.</summary>
internal sealed class LoggedStages(ILogger logger) : IStages
{
    public IStage Begin(string name, int steps = 1) => new Stage(logger, name);

    private sealed class Stage(ILogger logger, string name) : IStage
    {
        private readonly long _started = Stopwatch.GetTimestamp();
        private string? _note;

        public void Advance(int steps, string? note = null) => _note = note;

        public void Tell(int steps, string note)
        {
            logger.LogInformation("{Stage}: {Note}", name, note);
            _note = note;
        }

        public void Dispose()
        {
            var seconds = Stopwatch.GetElapsedTime(_started).TotalSeconds;
            if (_note is null)
                logger.LogInformation("{Stage}: {Seconds:0.00} s", name, seconds);
            else
                logger.LogInformation("{Stage}: {Seconds:0.00} s, {Note}", name, seconds, _note);
        }
    }
}
