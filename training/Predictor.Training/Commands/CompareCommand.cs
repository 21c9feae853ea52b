using System.CommandLine;
using Microsoft.Extensions.Options;
using Predictor.Cases;
using Predictor.Models.Bundles;
using Predictor.Models.Comparisons;
using Predictor.Models.Registry;
using Predictor.Training.Comparing;
using Predictor.Training.Hosting;
using Predictor.Training.Measuring;
using Predictor.Training.Output;
using Predictor.Training.Reading;

namespace Predictor.Training.Commands;

/// <summary><c>compare A [B]</c>: a version held against another, or against predictions of anyone's, on the same mature cases; stored for `publish`.</summary>
internal sealed class CompareCommand : ConsoleCommand
{
    private readonly Argument<string> _challenger = new("A") { Description = "The version that is judged: NAME, NAME@VERSION, or the folder of a version." };
    private readonly Argument<string?> _against = new("B") { Description = "What it is held against, likewise (default: the version that answers under A's name).", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _predictions = new("--predictions") { Description = "Instead of B: a CSV of id and probability, with moment and outcome where A predicts several." };
    private readonly Option<string?> _outcome = new("--outcome") { Description = "Which outcome the predictions are of, where they have no such column." };
    private readonly Option<Moment?> _moment = new("--moment") { Description = "At which moment, likewise." };
    private readonly Option<int> _draws = new Option<int>("--draws") { Description = "Bootstrap draws behind each interval.", DefaultValueFactory = _ => 1_000 }.Between(200, 100_000);
    private readonly Option<string?> _out = new("--out") { Description = "Write the comparison here as well." };
    private readonly ModelDataOptions _data;

    public CompareCommand(CommandConsole console, IOptions<CommandSettings> settings)
        : base("compare", "Holds a version against another, or against predictions, on the same cases.", console)
    {
        Arguments.Add(_challenger);
        Arguments.Add(_against);
        _data = new ModelDataOptions(this, settings.Value, MeasuredRows.Test, namesModel: false);
        foreach (var option in (Option[])[_predictions, _outcome, _moment, _draws, _out])
        {
            Options.Add(option);
        }

        Validators.Add(result =>
        {
            var predictions = result.Said(_predictions);
            if (predictions is not null && result.GetResult(_against) is { Tokens.Count: > 0 })
                result.AddError("B and --predictions exclude each other.");
            if (predictions is null && (result.Said(_outcome) ?? result.Said(_moment)) is not null)
                result.AddError("--outcome and --moment go with --predictions.");
        });
    }

    protected override object Run(ParseResult arguments, CancellationToken cancellation)
    {
        var (registry, measured) = (_data.Registry(arguments), _data.Rows(arguments));
        var reference = arguments.GetRequiredValue(_challenger);
        var model = registry.Open(reference);
        var path = arguments.GetValue(_predictions);
        var other = path is null ? registry.Open(Other(registry, model, arguments.GetValue(_against))) : null;
        var predictions = path is null ? null : PredictionsFile.Read(path, model, arguments.GetValue(_outcome), arguments.GetValue(_moment));

        var data = _data.Read(arguments, model, Console, cancellation);
        var notes = new List<string>(data.Notes);
        var challenger = Side(arguments, data, Version(registry, model, reference));
        IComparedSide against;
        ComparedVersion? version = null;
        if (other is not null)
        {
            version = Version(registry, other, Other(registry, model, arguments.GetValue(_against)));
            if (version == challenger.Version)
                throw new DataException($"Both sides are {model.Name} version {model.Version}.");
            against = Side(arguments, data.For(other) ?? _data.Read(arguments, other, Console, cancellation, data.Table.Schema.ObservedUntil), version);
        }
        else
        {
            against = predictions!;
            if (predictions!.Unknown(data.Table) is { } unknown)
                notes.Add(unknown);
        }

        var (seed, draws) = (_data.Seed(arguments), arguments.GetValue(_draws));
        var comparing = new VersionComparison(challenger, against, ModelPolicy.Of(model, reference, registry), measured, seed, draws);
        var comparison = new Comparison
        {
            Challenger = challenger.Version,
            Against = version,
            Predictions = path is null ? null : new ComparedPredictions(Path.GetFileName(path), Fingerprint.OfFile(path)),
            Data = new ComparedData(_data.About(arguments, data), data.Fingerprint, data.Table.Schema.ObservedUntil, measured == MeasuredRows.Test ? "test" : "all", data.IsAlone ? "exclude" : null),
            Seed = seed,
            Draws = draws,
            Money = comparing.Money,
            Outcomes = comparing.Compare(notes, cancellation),
        };
        return Keep(arguments, registry, reference, comparison, notes);
    }

    private object Keep(ParseResult arguments, ModelRegistry registry, string reference, Comparison comparison, List<string> notes)
    {
        // What was opened by its folder may lie in no registry, or in another one: it is printed and written, and opens no gate.
        var stored = ModelPolicy.IsPath(reference) ? null : registry.Add(comparison);
        if (stored is null)
            notes.Add("Not stored, as the version was opened by its folder: publish asks for a comparison of NAME@VERSION.");
        if (arguments.GetValue(_out) is { } output)
            WrittenFile.Write(output, stream => stream.Write(ComparisonFile.Bytes(comparison)));

        CellProblemWords.Say(Console, [], notes);
        var (challenger, against) = (comparison.Challenger, comparison.Against);
        var other = against is null ? comparison.Predictions!.File : $"{against.Name}@{against.Version}";
        ComparisonTable.Show(Console, comparison.Outcomes, comparison.Money, $"{challenger.Name}@{challenger.Version}", other);
        Console.Say($"{challenger.Name}@{challenger.Version} beside {other}: {VerdictWords.Of(comparison)}.{(stored is null ? "" : $" Stored: {stored}")}");
        return new
        {
            comparison.Challenger,
            comparison.Against,
            comparison.Predictions,
            comparison.Data,
            comparison.Seed,
            comparison.Draws,
            comparison.Money,
            comparison.Outcomes,
            Verdict = comparison.Overall(),
            Stored = stored,
            Notes = notes,
        };
    }

    private ModelSide Side(ParseResult arguments, ModelData data, ComparedVersion version) => new(data, version, _data.Rows(arguments), _data.Threads(arguments));

    private static string Other(ModelRegistry registry, Model model, string? said) =>
        said ?? (registry.Live(model.Name) is { } live
            ? FormattableString.Invariant($"{model.Name}@{live.Champion}")
            : throw new DataException($"Nothing answers under {model.Name} yet, so say what it is held against: compare A B, or --predictions FILE."));

    private static ComparedVersion Version(ModelRegistry registry, Model model, string reference) => new(
        model.Name,
        model.Version,
        Bundle.ManifestSha256(ModelPolicy.IsPath(reference) ? reference : Path.Combine(registry.Folder, model.Name, FormattableString.Invariant($"{model.Version}"))));
}
