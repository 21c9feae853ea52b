namespace Predictor.Forests.Explaining;

/// <summary>Where a tree is in an explained forest.</summary>
/// <param name="Number">Among the forest's trees.</param>
/// <param name="FirstSplit">Its root.</param>
/// <param name="SplitCount">At least 1: a tree that is one leaf explains nothing.</param>
/// <param name="FirstLeaf">Among the leaves' values; there is one more than there are splits.</param>
/// <param name="FirstRepeated">Among the splits of features tested above.</param>
/// <param name="RepeatedCount">How many there are.</param>
/// <param name="FirstFactors">Among the factors: by step, then as <see cref="ShareFactors"/> says.</param>
/// <param name="Rule">Quadrature exact for as many features as any of its paths tests.</param>
internal sealed record ExplainedTree(
    int Number, int FirstSplit, int SplitCount, int FirstLeaf, int FirstRepeated, int RepeatedCount, int FirstFactors, QuadratureRule Rule)
{
    /// <summary>Most steps whose factors are kept: paths of up to 64 features.</summary>
    private const int MostTabledSteps = 4;

    public bool HasFactors => Rule.Steps.Length <= MostTabledSteps;

    /// <summary>A step's.</summary>
    public int FactorCount => ShareFactors.Repeated + RepeatedCount;

    public int NodeCount => 2 * SplitCount + 1;
}
