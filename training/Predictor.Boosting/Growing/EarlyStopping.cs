using Predictor.Boosting.Binning;
using Predictor.Boosting.Losses;
using Predictor.Boosting.Threading;

namespace Predictor.Boosting.Growing;

/// <summary>Follows the log loss on validation rows and says when more trees no longer help.</summary>
internal sealed class EarlyStopping
{
    private readonly TrainingTable _validation;
    private readonly BinnedTable _binned;
    private readonly BoostingOptions _options;
    private readonly Crew _crew;
    private readonly double[] _margins;
    private readonly List<double> _logLosses = [];

    public EarlyStopping(TrainingTable validation, BinnedTable binned, double baseMargin, BoostingOptions options, Crew crew)
    {
        _validation = validation;
        _binned = binned;
        _options = options;
        _crew = crew;
        _margins = new double[validation.Rows];
        Array.Fill(_margins, baseMargin);
    }

    /// <summary>By number of trees from 1.</summary>
    public IReadOnlyList<double> LogLosses => _logLosses;

    /// <summary>Trees with the least log loss, the fewest of equals; 0 before the first tree.</summary>
    public int BestTrees { get; private set; }

    public bool IsOver => _options.Patience > 0 && _logLosses.Count - BestTrees >= _options.Patience;

    public void Add(BinnedTree tree)
    {
        MarginUpdate.Walk(tree, _binned, _margins, _crew);
        _logLosses.Add(LogLoss.Mean(_margins, _validation));
        if (BestTrees == 0 || _logLosses[^1] < _logLosses[BestTrees - 1])
        {
            BestTrees = _logLosses.Count;
        }
    }
}
