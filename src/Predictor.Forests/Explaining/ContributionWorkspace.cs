using System.Buffers;
using System.Runtime.Intrinsics;

namespace Predictor.Forests.Explaining;

/// <summary>What explaining a row writes on, from the shared pools.</summary>
internal readonly ref struct ContributionWorkspace : IDisposable
{
    private readonly Vector256<double>[] _sums;
    private readonly Vector256<double>[] _nodes;
    private readonly int[] _sides;
    private readonly int _slots;

    public ContributionWorkspace(ExplainedForest forest)
    {
        _slots = forest.Features.Length;
        _sums = ArrayPool<Vector256<double>>.Shared.Rent(_slots);
        _nodes = ArrayPool<Vector256<double>>.Shared.Rent(forest.MostNodes);
        _sides = ArrayPool<int>.Shared.Rent(forest.MostNodes);
    }

    /// <summary>One a feature used.</summary>
    public Span<Vector256<double>> Sums => _sums.AsSpan(0, _slots);

    /// <summary>At least one a node of the largest tree.</summary>
    public Vector256<double>[] Nodes => _nodes;

    /// <summary>At least one a split of the largest tree.</summary>
    public int[] Sides => _sides;

    public void Dispose()
    {
        ArrayPool<Vector256<double>>.Shared.Return(_sums);
        ArrayPool<Vector256<double>>.Shared.Return(_nodes);
        ArrayPool<int>.Shared.Return(_sides);
    }
}
