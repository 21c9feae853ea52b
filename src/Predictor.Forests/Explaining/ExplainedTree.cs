namespace Predictor.Forests.Explaining;

/// <summary>Where a tree is among the splits and leaves of an explained forest.</summary>
/// <param name="FirstSplit">Its root.</param>
/// <param name="SplitCount">At least 1: a tree that is one leaf explains nothing.</param>
/// <param name="FirstLeaf">Its first leaf; it has one more than splits.</param>
/// <param name="Rule">Quadrature exact for as many features as any of its paths tests.</param>
internal sealed record ExplainedTree(int FirstSplit, int SplitCount, int FirstLeaf, QuadratureRule Rule)
{
    public int NodeCount => 2 * SplitCount + 1;
}
