using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Predictor.Forests.Explaining;

/// <summary>What explaining rows writes on, from the shared pools.</summary>
internal readonly ref struct ContributionWorkspace : IDisposable
{
    /// <summary>Rows that go through a tree together: as many as a vector of 64 bytes has doubles.</summary>
    public const int MostRows = 8;

    /// <summary>Doubles in a cache line.</summary>
    private const int LineDoubles = 8;

    private readonly double[] _doubles;
    private readonly ShareFactors[] _factors;
    private readonly int[] _places;
    private readonly ulong[] _bits;
    private readonly ulong[] _words;

    /// <summary>Where the first line begins. Should the array move meanwhile, vectors are slower and no less right.</summary>
    private readonly int _first;

    private readonly int _sumCount;
    private readonly int _nodeCount;
    private readonly int _wordCount;

    /// <param name="forest">Whose rows.</param>
    /// <param name="rows">How many are explained together, at most <see cref="MostRows"/>.</param>
    public ContributionWorkspace(ExplainedForest forest, int rows)
    {
        _sumCount = QuadratureLanes.Most * rows * forest.Features.Length;
        _nodeCount = 5 * LineDoubles * forest.MostNodes;
        _wordCount = forest.MostNodes / 128 + 1;
        _doubles = ArrayPool<double>.Shared.Rent(Padded(_sumCount) + _nodeCount + LineDoubles);
        _first = (int)(-Address(_doubles) & (8 * LineDoubles - 1)) / sizeof(double);
        _factors = ArrayPool<ShareFactors>.Shared.Rent(forest.MostFactors);
        _places = ArrayPool<int>.Shared.Rent(forest.Sides?.Columns.Length ?? 0);
        _bits = ArrayPool<ulong>.Shared.Rent(rows * forest.Sides?.TreeCount ?? 0);
        _words = ArrayPool<ulong>.Shared.Rent(2 * _wordCount);
    }

    /// <summary>One a row, feature used and quadrature point of a step.</summary>
    public Span<double> Sums => _doubles.AsSpan(_first, _sumCount);

    /// <summary>Four vectors a node of the largest tree, and two a split.</summary>
    public Span<double> Nodes => _doubles.AsSpan(_first + Padded(_sumCount), _nodeCount);

    public ShareFactors[] Factors => _factors;

    /// <summary>At least one a column.</summary>
    public int[] Places => _places;

    /// <summary>At least one a row and tree.</summary>
    public ulong[] Bits => _bits;

    /// <summary>A bit a split of the largest tree.</summary>
    public Span<ulong> Left => _words.AsSpan(0, _wordCount);

    /// <summary>A bit a split of the largest tree.</summary>
    public Span<ulong> Off => _words.AsSpan(_wordCount, _wordCount);

    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(_doubles);
        ArrayPool<ShareFactors>.Shared.Return(_factors);
        ArrayPool<int>.Shared.Return(_places);
        ArrayPool<ulong>.Shared.Return(_bits);
        ArrayPool<ulong>.Shared.Return(_words);
    }

    private static int Padded(int doubles) => (doubles + LineDoubles - 1) & -LineDoubles;

    private static unsafe nint Address(double[] doubles) => (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(doubles));
}
