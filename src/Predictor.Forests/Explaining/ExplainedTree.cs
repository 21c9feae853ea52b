namespace Predictor.Forests.Explaining;

/// <summary>Where a tree is among the splits and factors of an explained forest.</summary>
/// <param name="Number">Among the forest's trees.</param>
/// <param name="FirstSplit">Its root.</param>
/// <param name="SplitCount">At least 1: a tree that is one leaf explains nothing.</param>
/// <param name="FirstFactors">Its factors: by four points, then split.</param>
/// <param name="Rule">Quadrature exact for as many features as any of its paths tests.</param>
internal sealed record ExplainedTree(int Number, int FirstSplit, int SplitCount, int FirstFactors, QuadratureRule Rule)
{
    /// <summary>Most vectors of points whose factors are kept: paths of up to 32 features.</summary>
    public const int MostTabledSteps = 4;

    public bool HasFactors => Rule.Steps.Length <= MostTabledSteps;

    public int NodeCount => 2 * SplitCount + 1;
}
