namespace Predictor.MLNet.Folding;

/// <summary>A tree as Microsoft.ML gives it: node i sends values at most its threshold to Lte, others to Gt; a child below 0 is leaf ~child.</summary>
internal sealed record GrownTree(int[] Lte, int[] Gt, int[] Feature, float[] Threshold, double[] Leaf);
