using Predictor.Models.Bundles;
using Predictor.Models.Registry;
using Predictor.Training.Output;
using Predictor.Training.Pipeline;
using Predictor.Training.Reading;

namespace Predictor.Training.Figures;

/// <summary>A version that was just written: its run beside it, its figures, and what to do with it.</summary>
/// <param name="Model">With its number.</param>
/// <param name="Figures">One an outcome model.</param>
/// <param name="Run">What it took.</param>
/// <param name="Notes">What a person should know of the slices.</param>
internal sealed record NewVersion(Model Model, OutcomeFigures[] Figures, RunDescription Run, IReadOnlyList<string> Notes)
{
    /// <summary>Writes run.json.</summary>
    public static NewVersion Of(Model model, TrainedModel trained, ModelRegistry registry, RunDescription run)
    {
        OutcomeFigures[] figures = [.. model.Outcomes.Zip(trained.Runs, OutcomeFigures.Trained)];
        registry.WriteRun(model.Name, model.Version, run.Json(figures));
        return new NewVersion(model, figures, run, trained.Notes);
    }

    public void Show(CommandConsole console)
    {
        CellProblemWords.Say(console, [], Notes);
        FiguresTable.Show(console, Figures);
    }

    public void SayNext(CommandConsole console, ModelRegistry registry, CaseSource source) =>
        console.Say($"Wrote {Model.Name} version {Model.Version}. {Next(registry.Live(Model.Name)?.Champion, source)}");

    private string Next(int? champion, CaseSource source)
    {
        if (champion is not { } answers)
            return $"To make it live: publish {Model.Name} {Model.Version}";
        var isApart = source.SchemaPath is not null && Directory.Exists(source.Place.Data) && !File.Exists(Path.Combine(source.Place.Data, "mapping.json"));
        var mapping = isApart ? $" --mapping {Path.Combine(Path.GetDirectoryName(source.SchemaPath)!, "mapping.json")}" : "";
        return $"To hold it against version {answers}, which answers: compare {Model.Name}@{Model.Version} {Model.Name}@{answers} {source.Place.Words}{mapping}. Then: publish {Model.Name} {Model.Version}";
    }
}
