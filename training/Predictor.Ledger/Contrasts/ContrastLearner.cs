using Predictor.Cases;
using Predictor.Ledger.Contacts;
using Predictor.Ledger.Learning;
using Predictor.Ledger.Mix;
using Predictor.Models.Ledgers;

namespace Predictor.Ledger.Contrasts;

/// <summary>Contrasts of one way of handling against another, for every outcome.</summary>
internal sealed class ContrastLearner(
    ContactTable contacts, CrossFitting fitting, IReadOnlyList<CountedOutcome> outcomes, string valueOutcome, LedgerOptions options, CancellationToken cancellation)
{
    /// <summary>Coverage from which an outcome's labels are as good as all contacts', so that they share the chances of being handled one way.</summary>
    private const double Covered = 0.95;

    /// <summary>What is asked about has to come before the outcome: from closure on, where the outcome is predicted there.</summary>
    private readonly sbyte[][] _labels =
    [
        .. outcomes.Select(each => each.Moment != Moment.Closure && each.Outcome.Moments.Contains(Moment.Closure) ? contacts.Labels(each.Index, Moment.Closure) : each.Labels),
    ];

    /// <param name="ways">Of handling.</param>
    /// <param name="columns">Positions of what was known at arrival.</param>
    /// <returns>By way, then by outcome; those of which there is enough to learn from.</returns>
    public FoundContrast[] Of(IReadOnlyList<HandlingWay> ways, int[] columns)
    {
        var jobs = new ContrastJobs();
        var asked = columns.Length == 0 ? [] : ways.SelectMany(way => Ask(way, columns, jobs)).ToArray();
        jobs.Run(contacts.Blocks);
        var found = new FoundContrast[asked.Length];
        contacts.Blocks.Each(found.Length, i => found[i] = Answer(asked[i], jobs));
        return found;
    }

    private IEnumerable<Asked> Ask(HandlingWay way, int[] columns, ContrastJobs jobs)
    {
        var sample = Sample(way);
        var isTreated = Array.ConvertAll(sample, i => way.Of(i) == true);
        int? shared = null;
        foreach (var (index, outcome) in outcomes.Index())
        {
            if (ContrastQuestion.Of(way, outcome, _labels[index], sample, isTreated) is not { } question)
                continue;
            var isShared = question.Rows.Length >= Covered * sample.Length;
            var chance = !isShared ? jobs.Add(blocks => Chance(question.Rows, question.IsTreated, columns, blocks))
                : shared ??= jobs.Add(blocks => Chance(sample, isTreated, columns, blocks));
            var untreated = jobs.Add(blocks => Untreated(question, columns, blocks));
            var isBenchmarked = options.Benchmarks && outcome.Outcome.Name == valueOutcome;
            yield return new Asked(question, untreated, chance, isShared, isBenchmarked ? [.. Benchmarks(question, columns, jobs)] : []);
        }
    }

    /// <summary>Of more contacts than a contrast looks at, a sample of customers.</summary>
    private int[] Sample(HandlingWay way)
    {
        var share = (double)options.MostContrasted / Math.Max(1, contacts.Blocks.Count(contacts.Count, i => way.Of(i) is not null));
        return contacts.Blocks.Where(
            contacts.Count,
            i => (share >= 1 || CustomerFolds.Share(options.Seed, CustomerFolds.Purpose.Contrast, contacts.Customer[i]) < share) && way.Of(i) is not null);
    }

    /// <summary>What is learned without some of the columns.</summary>
    private IEnumerable<AskedBenchmark> Benchmarks(ContrastQuestion question, int[] columns, ContrastJobs jobs)
    {
        (string Words, ColumnSource Left)[] all = [("the customer's history", ColumnSource.History), ("what the case is about", ColumnSource.Given)];
        foreach (var (words, left) in all)
        {
            int[] kept = [.. columns.Where(position => contacts.ColumnAt(position).Source != left)];
            if (kept.Length == columns.Length || kept.Length == 0)
                continue;
            yield return new AskedBenchmark(words, jobs.Add(blocks => Untreated(question, kept, blocks)), jobs.Add(blocks => Chance(question.Rows, question.IsTreated, kept, blocks)));
        }
    }

    private double[] Chance(int[] rows, bool[] isTreated, int[] columns, RowBlocks blocks)
    {
        var asked = new AskedContacts(rows, [.. Enumerable.Range(0, rows.Length)]);
        return fitting.Probabilities(columns, rows, place => isTreated[place], asked, blocks, cancellation);
    }

    private double[] Untreated(ContrastQuestion question, int[] columns, RowBlocks blocks)
    {
        var (rows, at) = (question.Rows, question.OthersAt);
        return fitting.Probabilities(columns, Array.ConvertAll(at, k => rows[k]), place => question.Met[at[place]], new AskedContacts(rows, at), blocks, cancellation);
    }

    private FoundContrast Answer(Asked asked, ContrastJobs jobs)
    {
        var question = asked.Question;
        var chance = asked.IsChanceShared ? Array.ConvertAll(question.InSample, k => jobs[asked.Chance][k]) : jobs[asked.Chance];
        var effect = Effect(question, jobs[asked.Untreated], chance);
        var (rows, isTreated) = (question.Rows, question.IsTreated);
        var contrast = new LedgerContrast(
            question.Way.Name,
            question.Way.Words,
            question.Way.Against,
            question.Outcome.Outcome.Name,
            effect.Treated,
            rows.Length - effect.Treated,
            rows.Select(i => contacts.Customer[i]).Distinct().Count(),
            (double)question.Met.Where((met, k) => met && isTreated[k]).Count() / effect.Treated,
            effect.Difference,
            effect.Trimmed,
            Sensitivity(asked, effect, jobs));
        return new FoundContrast(contrast, effect, rows);
    }

    private TreatedEffect Effect(ContrastQuestion question, double[] untreated, double[] chance) => TreatedContrast.Of(
        Array.ConvertAll(question.Met, met => met ? 1.0 : 0), question.IsTreated, untreated, chance, Array.ConvertAll(question.Rows, i => contacts.Customer[i]), options.Level);

    private LedgerSensitivity Sensitivity(Asked asked, TreatedEffect effect, ContrastJobs jobs)
    {
        var (value, low, high) = effect.Difference;
        var benchmarks = new List<SensitivityBenchmark>();
        foreach (var benchmark in asked.Benchmarks)
        {
            var without = Effect(asked.Question, jobs[benchmark.Untreated], jobs[benchmark.Chance]);
            var ofOutcome = Math.Clamp((without.Noise - effect.Noise) / without.Noise, 0, 0.99);
            var ofHandling = Math.Clamp((effect.Strength - without.Strength) / effect.Strength, 0, 0.99);
            benchmarks.Add(new SensitivityBenchmark(benchmark.Words, ofOutcome, ofHandling, OmittedBias.Bound(ofOutcome, ofHandling, effect.Noise, effect.Strength)));
        }

        return new LedgerSensitivity(
            OmittedBias.Robustness(Math.Abs(value), effect.Noise, effect.Strength),
            OmittedBias.Robustness(Math.Max(low, -high), effect.Noise, effect.Strength),
            benchmarks);
    }

    /// <summary>A question and the numbers of the jobs that answer it.</summary>
    private sealed record Asked(ContrastQuestion Question, int Untreated, int Chance, bool IsChanceShared, IReadOnlyList<AskedBenchmark> Benchmarks);

    private sealed record AskedBenchmark(string Words, int Untreated, int Chance);
}
