using Spectre.Console;

namespace Predictor.Training.Output;

/// <summary>Stages as progress bars on a terminal.</summary>
internal sealed class TerminalStages(ProgressContext progress) : IStages
{
    /// <summary>Runs work with bars while a person watches, with log lines otherwise.</summary>
    public static T Run<T>(CommandConsole console, LoggedStages logged, Func<IStages, T> work) =>
        console.IsTerminal
            ? console.People.Progress()
                .AutoClear(true)
                .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
                .Start(progress => work(new TerminalStages(progress)))
            : work(logged);

    public IStage Begin(string name, int steps = 1) => new Stage(progress.AddTask(Markup.Escape(name), maxValue: steps), name);

    private sealed class Stage(ProgressTask task, string name) : IStage
    {
        public void Advance(int steps, string? note = null)
        {
            task.Value = steps;
            if (note is not null)
                task.Description = Markup.Escape($"{name}, {note}");
        }

        public void Tell(int steps, string note) => Advance(steps, note);

        public void Dispose()
        {
            task.Value = task.MaxValue;
            task.StopTask();
        }
    }
}
