using System.Runtime.InteropServices;
using Predictor.Benchmarks.Speed.Figures;
using Predictor.Boosting;
using Predictor.Forests;

namespace Predictor.Benchmarks.Speed.Own;

/// <summary>Our side of a pair, in a process of its own: reads, learns, scores and explains, once, as a user's process does.</summary>
internal sealed class OwnRun(RunSettings settings, LearningTables tables)
{
    /// <summary>Rows that the calls of one row go through in turn, as a service sees a new one each time.</summary>
    private const int DifferentRows = 1000;

    private const int Passes = 7;

    private readonly Dictionary<string, Timing> _timings = [];
    private readonly Dictionary<string, long> _peaks = [];
    private readonly Dictionary<string, long> _allocated = [];
    private float[] _cells = [];

    public RunFigures Run()
    {
        var forest = Learn();
        (_cells, _) = tables.ReadHeldOut(settings.HeldOut);
        ScoreMany(forest);
        if (settings.Explained > 0)
        {
            ScoreOne(forest);
            Explain(forest);
        }

        return new RunFigures
        {
            Name = "Predictor",
            Version = typeof(Forest).Assembly.GetName().Version?.ToString(3) ?? "",
            Notes = new Dictionary<string, string> { ["runtime"] = RuntimeInformation.FrameworkDescription },
            Timings = _timings,
            PeakBytes = _peaks,
            AllocatedBytes = _allocated,
        };
    }

    /// <summary>The same options as the peers' where all have them; the rest, such as the L2 penalty, at each one's default.</summary>
    public static BoostingOptions Options(RunSettings settings) => new()
    {
        Trees = settings.Trees,
        Leaves = settings.Leaves,
        LearningRate = settings.LearningRate,
        MinimumLeafRows = settings.MinimumLeafRows,
        Bins = settings.Bins,
        Threads = settings.Threads,
    };

    /// <summary>On its own, so that nothing of the training rows is reachable afterwards.</summary>
    private Forest Learn()
    {
        TrainingTable? table = null;
        Time(Stage.Read, () => table = tables.ReadTraining(settings.Train));
        GrownForest? grown = null;
        Time(Stage.Learn, () => grown = new GradientBoosting().Train(table!, null, Options(settings), null, CancellationToken.None));
        _timings[Stage.Bin] = new Timing(grown!.BinTime.TotalSeconds, 0);
        _timings[Stage.Grow] = new Timing(grown.GrowTime.TotalSeconds, 0);
        return grown.Forest;
    }

    private void ScoreMany(Forest forest)
    {
        var margins = new double[_cells.Length / forest.FeatureCount];
        var passes = new List<Timing>();
        for (var pass = 0; pass < Passes; pass++)
        {
            passes.Add(Timing.Of(() => forest.Margins(_cells, margins, settings.Threads)));
        }

        _timings[Stage.ScoreFirst] = passes[0];
        _timings[Stage.ScoreMany] = Timing.Median(passes);
        _peaks[Stage.ScoreMany] = PeakMemory.Bytes();
        File.WriteAllBytes(settings.Margins, MemoryMarshal.AsBytes(margins.AsSpan()));
    }

    private void ScoreOne(Forest forest)
    {
        var width = forest.FeatureCount;
        var (cells, sum) = (_cells, 0.0);
        void Score(int i) => sum += forest.Margin(cells.AsSpan(i % DifferentRows * width, width));
        _timings[Stage.ScoreOne] = Timing.OfShort(Score);
        _allocated[Stage.ScoreOne] = Allocated(Score);
        if (!double.IsFinite(sum))
            throw new InvalidOperationException($"The margins of {DifferentRows} rows add to {sum}.");
    }

    private void Explain(Forest forest)
    {
        var width = forest.FeatureCount;
        var (cells, contributions) = (_cells, new double[width]);
        var many = new double[settings.Explained * width];
        Time(Stage.ExplainMany, () => forest.Contributions(cells.AsMemory(0, many.Length), many, settings.Threads));

        void ExplainRow(int i) => forest.Contributions(cells.AsSpan(i % DifferentRows * width, width), contributions);
        _timings[Stage.ExplainOne] = Timing.OfShort(ExplainRow);
        _allocated[Stage.ExplainOne] = Allocated(ExplainRow);
        _peaks[Stage.ExplainOne] = PeakMemory.Bytes();
    }

    private void Time(string stage, Action work)
    {
        _timings[stage] = Timing.Of(work);
        _peaks[stage] = PeakMemory.Bytes();
    }

    private static long Allocated(Action<int> call)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < DifferentRows; i++)
        {
            call(i);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
