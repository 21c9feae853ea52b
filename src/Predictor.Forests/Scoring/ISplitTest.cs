namespace Predictor.Forests.Scoring;

/// <summary>How a row takes one step. A struct as type argument, so that the step is compiled into its walk.</summary>
internal interface ISplitTest
{
    /// <summary>The node that a row goes on to; the same one at a leaf.</summary>
    static abstract int Next(ref PackedNode node, ref uint words, ref float row);
}
