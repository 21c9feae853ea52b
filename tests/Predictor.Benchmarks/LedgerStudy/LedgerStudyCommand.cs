using System.CommandLine;
using System.Globalization;
using Predictor.Cases;
using Predictor.Ledger;
using Predictor.Models.Ledgers;
using Predictor.Models.Policies;
using Predictor.Store.History;
using Predictor.Training.Sample;

namespace Predictor.Benchmarks.LedgerStudy;

/// <summary><c>ledger-study</c>: a ledger of sample centres of many seeds, held against what is planted in them and against the true effects of handling.</summary>
internal sealed class LedgerStudyCommand : Command
{
    private readonly Option<int> _seeds = new("--seeds") { Description = "How many centres.", DefaultValueFactory = _ => 20 };
    private readonly Option<int> _first = new("--first") { Description = "Seed of the first.", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _customers = new("--customers") { Description = "Of each centre.", DefaultValueFactory = _ => 20_000 };
    private readonly Option<string> _root = new("--root") { Description = "The repository, for data/schema.json and data/policy.json.", DefaultValueFactory = _ => "." };

    public LedgerStudyCommand()
        : base("ledger-study", "Holds ledgers of sample centres against what is planted in them.")
    {
        foreach (var option in (Option[])[_seeds, _first, _customers, _root])
        {
            Options.Add(option);
        }

        SetAction(Run);
    }

    private void Run(ParseResult arguments)
    {
        Console.WriteLine("| seed | billing's target | payments' target | queues flagged (left) | true effects outside |");
        Console.WriteLine("|---|---|---|---|---|");
        var (harmful, harmless, billing, complaints) = (0, 0, 0, 0);
        var effects = new List<StudiedEffect>();
        var (first, seeds) = (arguments.GetValue(_first), arguments.GetValue(_seeds));
        for (var seed = first; seed < first + seeds; seed++)
        {
            var study = One((ulong)seed, arguments.GetValue(_customers), arguments.GetValue(_root)!);
            harmful += study.Ledger.Targets[0].Verdict == LedgerVerdict.More ? 1 : 0;
            harmless += study.Ledger.Targets[1].Verdict == LedgerVerdict.More ? 0 : 1;
            var flagged = Flagged(study.Ledger);
            billing += flagged.Contains("billing more") ? 1 : 0;
            complaints += flagged.Any(each => each.StartsWith("complaints", StringComparison.Ordinal)) ? 0 : 1;
            effects.AddRange(study.Effects);
            var outside = study.Effects.Where(effect => !effect.IsCovered).Select(effect => $"{effect.Way}, {effect.Outcome}: {effect.Words}");
            Console.WriteLine($"| {seed} | {Words(study.Ledger.Targets[0])} | {Words(study.Ledger.Targets[1])} | {string.Join(", ", flagged)} | {string.Join("; ", outside)} |");
        }

        Console.WriteLine();
        Console.WriteLine($"Of {seeds} centres: the harmful target told in {harmful}, the harmless one not in {harmless}; billing found red inside in {billing}, complaints not flagged in {complaints}.");
        Write(effects);
    }

    /// <summary>
    /// Points: mean of what was found, of the truth and of the intervals' half widths; what was found less the truth in standard errors, mean and root mean
    /// square, which are 0 and at most 1 where intervals are as wide as they should be; how often the truth was inside.
    /// </summary>
    private static void Write(List<StudiedEffect> effects)
    {
        Console.WriteLine();
        Console.WriteLine("| outcome | way | found | true | half width | error / its standard error | inside |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var of in effects.GroupBy(effect => (effect.Outcome, effect.Way)))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {of.Key.Outcome} | {of.Key.Way} | {100 * of.Average(each => each.Found.Value):0.00} | {100 * of.Average(each => each.Truth):0.00} | {100 * of.Average(each => each.HalfWidth):0.00} | {of.Average(each => each.Standardised):0.00}, {Math.Sqrt(of.Average(each => each.Standardised * each.Standardised)):0.00} | {of.Count(each => each.IsCovered)} of {of.Count()} |"));
        }
    }

    private static (LedgerSnapshot Ledger, IReadOnlyList<StudiedEffect> Effects) One(ulong seed, int customers, string root)
    {
        var folder = Directory.CreateTempSubdirectory("predictor-ledger-study");
        try
        {
            SampleCentre.Write(new SampleOptions { Customers = customers, Seed = seed, Truth = false }, folder.FullName, null, CancellationToken.None);
            var schema = SchemaFile.Read(Path.Combine(root, "data", "schema.json"));
            var table = CaseHistory.Build(
                folder.FullName, schema, MappingFile.Read(Path.Combine(root, "data", "mapping.json")), File.ReadAllText(Path.Combine(root, "data", "features.sql")), CancellationToken.None);
            var options = new LedgerOptions { Groups = ["queue"], Seed = seed, Benchmarks = false };
            var builder = new LedgerBuilder(table, PolicyFile.Read(Path.Combine(root, "data", "policy.json")), options);
            var ledger = builder.Build("study", new LedgerData("", ""), [], Predictor.Ledger.BackTest.Hindsight.None, null, CancellationToken.None);
            return (ledger, new TrueEffects(seed, customers, builder, options).Of("transferred", "waited", "rushed"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string[] Flagged(LedgerSnapshot ledger) =>
    [
        .. ledger.Groupings[0].Lines
            .Select(line => (line.Level, line.Outcomes.Single(of => of.Outcome == "left").Verdict))
            .Where(line => line.Verdict is LedgerVerdict.More or LedgerVerdict.Fewer)
            .Select(line => $"{line.Level} {(line.Verdict == LedgerVerdict.More ? "more" : "fewer")}"),
    ];

    private static string Words(LedgerTarget target) => target.BeforeAfter.FirstOrDefault(each => each.Outcome == "left") is { Difference: var of }
        ? string.Create(CultureInfo.InvariantCulture, $"{target.Verdict} {100 * of.Value:0.00} ({100 * of.Low:0.00} to {100 * of.High:0.00})")
        : "none";
}
